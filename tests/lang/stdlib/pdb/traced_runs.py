# Bdb: the events of run, runeval, runcall and set_trace, quitting, the stack that is shown, breakpoints by number.
import bdb
import sys


class Log(bdb.Bdb):
    quit_at = None

    def note(self, what, frame, value=None):
        print(what, frame.f_code.co_name, value)
        if frame.f_code.co_name == self.quit_at:
            self.set_quit()

    def user_call(self, frame, args):
        self.note("call", frame)

    def user_line(self, frame):
        stack, at = self.get_stack(frame, None)
        self.note("line", frame, ([f.f_code.co_name for f, _ in stack][-2:], at == len(stack) - 1))

    def user_return(self, frame, value):
        self.note("return", frame, value)

    def user_exception(self, frame, info):
        self.note("exception", frame, info[0].__name__)


def g(x):
    return x + 1


def f(x):
    y = g(x)
    return y * 2


d = Log()
print(d.run("z = f(3)", {"f": f}), d.quitting, sys.gettrace())
names = {"f": f}
print(d.run(compile("q = 1\nq += 1", "<made>", "exec"), names, names), names["q"])
print(d.runeval("f(1) + 1"), d.runeval("f(2)", {"f": f}), d.runcall(f, 5), d.runctx("w = 2", names, names), names["w"])
d.quit_at = "g"
print(d.run("f(3)"), d.runeval("f(3)"), d.runcall(f, 3), sys.gettrace())
d.quit_at = None
for call in (lambda: d.run("1 / 0"), lambda: d.runeval("nope"), lambda: d.run("(")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e, sys.gettrace())


def stops():
    d.set_trace()
    a = 1
    d.set_continue()
    return a


print(stops(), sys.gettrace())
print(d.set_break(__file__, 1), d.set_break(__file__, 2, temporary=True), d.set_break(__file__, 99999) is None)
print([b.number for b in bdb.Breakpoint.bpbynumber if b], d.clear_bpbynumber("1"), d.clear_bpbynumber("1"), d.clear_bpbynumber("9"), d.clear_bpbynumber("x"), d.clear_bpbynumber(""))
print(d.clear_all_breaks(), d.clear_all_breaks(), d.get_all_breaks())
bdb.Breakpoint.clearBreakpoints()
print(bdb.Breakpoint.next, bdb.Breakpoint.bplist, bdb.Breakpoint.bpbynumber)
