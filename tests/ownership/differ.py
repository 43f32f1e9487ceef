"""Random programs with manual memory: what the checker says of them against what happens when they run.

usage: differ.py make FOLDER SEED COUNT          writes p0000.py …
       freehold check --format=json FOLDER/*.py >FINDINGS.json
       differ.py judge FOLDER FINDINGS.json      runs them (in this process) and compares

For every program, called with each combination of its conditions:
- an error on a line that was executed must have been a fault there: else the checker is wrong;
- a fault must have been announced, by a warning at least, on a line of its traceback, or on one that was executed before
  (of what has been found once nothing more is said): else the checker missed it;
- a call that ends without fault and leaves a buffer behind must have been announced likewise, and an FH104 error whose line was executed must leave one behind (what stays in an attribute is no leak of the method).
"""

import glob
import itertools
import json
import os
import random
import sys

HELPERS = """\
def release(b):
    free(b)


def look(b):
    return len(b)


def consume(b: owned(Buffer)) -> None:
    free(b)


def peek(b: borrowed(Buffer)) -> int:
    return len(b)


def make(n) -> owned(Buffer):
    return allocate(n)


def fail(c):
    if c:
        raise ValueError("asked for")


""".split("\n")[:-1]

NAMES = "abc"
CONDITIONS = "pq"
FAULTS = ("FH101", "FH102", "FH103", "FH106", "FH109")
LEAKS = ("FH104", "FH105", "FH115")


class Writer:
    """Writes one function, or one method that keeps its buffers in attributes."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = list(HELPERS)
        self.returns, self.helpers, self.conditions, self.leave = True, [], CONDITIONS, "return 0"
        self.room = self.random.randrange(2, 14)

    def put(self, depth, text):
        self.lines.append("    " * depth + text)

    def program(self):
        for _ in range(self.random.choice((0, 0, 1, 2))):
            self.helper()
        names = NAMES[: self.random.choice((1, 2, 2, 3))]
        if self.random.random() < 0.25:
            self.method(names)
        else:
            self.put(0, "def work(p, q, n, m):")
            self.body(1, list(names))

    def helper(self):
        """A function of a buffer and a condition, which may end the buffer, hand it back or hand out another."""
        name = f"helper{len(self.helpers)}"
        room, self.room = self.room, self.random.randrange(1, 5)
        self.put(0, f"def {name}(a, p, n, m):")
        self.names, self.state, self.leave = ["a", "b"], {"a": "live"}, "return None"
        self.put(1, "if a is None:")
        self.put(2, "return None")
        self.put(1, "b = None")
        self.conditions = "p"
        self.block(1, 0)
        if self.state.get("b") == "live" and self.random.random() < 0.4:
            self.put(1, "free(b)")
        result = self.random.choice(("None", "None", "a", "b"))
        self.put(1, f"return {result}")
        self.conditions, self.leave = CONDITIONS, "return 0"
        self.helpers.append((name, result in "ab"))
        self.room = room

    def method(self, names):
        self.put(0, "class Holder:")
        for name in names:
            self.put(1, f"{name}: owned(Buffer)")
        self.put(1, "def run(self, p, q, n, m):")
        self.body(2, ["self." + name for name in names])
        self.put(0, "def work(p, q, n, m):")
        self.put(1, "return Holder().run(p, q, n, m)")

    def body(self, depth, names):
        self.names, self.state = names, {}
        for name in names:
            if self.random.random() < 0.6:
                self.put(depth, f"{name} = {self.random.choice(('allocate(8)', 'make(8)'))}")
                self.state[name] = "live"
            else:
                self.put(depth, f"{name} = None")
        self.block(depth, 0)
        for name in self.names:
            if self.state.get(name, "none") == "live" or self.random.random() < 0.1:
                self.put(depth, f"free({name})")
        self.put(depth, "return n")

    def block(self, depth, loops):
        for _ in range(self.random.randrange(1, 4)):
            if self.room <= 0:
                break
            self.room -= 1
            self.statement(depth, loops)
        else:
            return
        if self.lines[-1].endswith(":"):
            self.put(depth, "n += 1")

    def statement(self, depth, loops):
        kind = self.random.random()
        if depth >= 5 or kind < 0.62:
            self.simple_statement(depth, loops)
        elif kind < 0.75:
            self.branch(depth, loops)
        elif kind < 0.79:
            self.guarded(depth, loops)
        elif kind < 0.82:
            self.cases(depth, loops)
        elif kind < 0.89:
            self.loop(depth, loops)
        elif kind < 0.94:
            self.put(depth, "try:")
            self.block(depth + 1, loops)
            self.put(depth, "finally:")
            returns, self.returns = self.returns, False  # one there would hide a fault
            self.block(depth + 1, 0)
            self.returns = returns
        elif kind < 0.97:
            self.put(depth, "try:")
            self.block(depth + 1, loops)
            self.put(depth + 1, f"fail({self.random.choice(self.conditions)})")
            self.put(depth, "except ValueError:")
            self.block(depth + 1, loops)
        else:
            self.put(depth, f"with allocate(4) as {self.random.choice(self.names)}:")
            self.block(depth + 1, loops)

    def branch(self, depth, loops):
        self.put(depth, f"if {self.random.choice(('', 'not '))}{self.random.choice(self.conditions)}:")
        self.block(depth + 1, loops)
        if self.random.random() < 0.4:
            self.put(depth, "else:")
            self.block(depth + 1, loops)

    def guarded(self, depth, loops):
        name = self.random.choice(self.names)
        self.put(depth, f"if {name} is not None:")
        self.block(depth + 1, loops)

    def loop(self, depth, loops):
        if self.random.random() < 0.7:
            self.put(depth, "for _ in range(m):")
            self.block(depth + 1, loops + 1)
        else:
            self.put(depth, "while n < 9:")
            self.put(depth + 1, "n += 4")
            self.block(depth + 1, loops + 1)
        if self.random.random() < 0.15:
            self.put(depth, "else:")
            self.block(depth + 1, loops)

    def cases(self, depth, loops):
        self.put(depth, "match m:")
        for pattern in self.random.sample(("0", "1 | 2", "int()"), self.random.choice((1, 2))):
            self.put(depth + 1, f"case {pattern}:")
            self.block(depth + 2, loops)
        if self.random.random() < 0.7:
            self.put(depth + 1, "case _:")
            self.block(depth + 2, loops)

    def pick(self, *states):
        """A name: mostly one that is in one of these states here, as the text reads from top to bottom."""
        fitting = [name for name in self.names if self.state.get(name, "none") in states]
        return self.random.choice(fitting if fitting and self.random.random() < 0.85 else self.names)

    def simple_statement(self, depth, loops):
        choice = self.random.random()
        if self.helpers and self.random.random() < 0.3:
            helper, gives = self.random.choice(self.helpers)
            to = self.pick("none", "dead") + " = " if gives and self.random.random() < 0.8 else ""
            self.put(depth, f"{to}{helper}({self.pick('live')}, {self.random.choice(self.conditions)}, 5, 1)")
            if to:
                self.state[to[:-3]] = "live"
        elif choice < 0.25:
            name = self.pick("live")
            self.put(depth, self.random.choice(("free({})", "free({})", "free({})", "release({})", "consume({})")).format(name))
            self.state[name] = "dead"
            if self.random.random() < 0.4:
                self.put(depth, f"{name} = None")
                self.state[name] = "none"
        elif choice < 0.55:
            use = self.random.choice(("n += len({})", "{}.fill(1)", "look({})", "peek({})", "n += len({})"))
            self.put(depth, use.format(self.pick("live")))
        elif choice < 0.72:
            name = self.pick("none", "dead")
            self.put(depth, f"{name} = {self.random.choice(('allocate(8)', 'make(4)'))}")
            self.state[name] = "live"
        elif choice < 0.80:
            to, source = self.pick("none", "dead"), self.pick("live")
            self.put(depth, f"{to} = {source}" if self.random.random() < 0.7 else f"{to}, n = {source}, n + 1")
            self.state[to] = self.state.get(source, "none")
            self.state[source] = "none"
            if self.random.random() < 0.5:
                self.put(depth, f"{source} = None")
        elif choice < 0.82:
            a, b = self.random.choice(self.names), self.random.choice(self.names)
            self.put(depth, f"{a}, {b} = {b}, {a}")
            self.state[a], self.state[b] = self.state.get(b, "none"), self.state.get(a, "none")
        elif choice < 0.84:
            name = self.pick("none", "dead")
            self.put(depth, f"{name} = None")
            self.state[name] = "none"
        elif choice < 0.88:
            self.put(depth, f"fail({self.random.choice(self.conditions)})")
        elif choice < 0.92 and self.returns:
            self.put(depth, self.leave)
        elif choice < 0.96 and loops:
            self.put(depth, self.random.choice(("break", "continue")))
        else:
            self.put(depth, "n += 1")


def write(folder, seed, count):
    for i in range(count):
        writer = Writer(seed * 1000003 + i)
        writer.program()
        with open(f"{folder}/p{i:04}.py", "w", encoding="utf-8") as out:
            out.write("\n".join(writer.lines) + "\n")


def instrumented(source):
    """The same lines, each simple statement of `work` telling that it is reached."""
    lines = source.split("\n")
    start = len(HELPERS) + 1
    for i in range(start, len(lines)):
        text = lines[i].lstrip()
        if text and not text.endswith((":", ": owned(Buffer)")):
            lines[i] = lines[i][: len(lines[i]) - len(text)] + f"hit({i + 1}); " + text
    return "\n".join(lines)


def lines_of(error, file):
    found = set()
    while error is not None:
        if isinstance(error, MemoryFault):
            at = error.__traceback__
            while at is not None:
                if at.tb_frame.f_code.co_filename == file:
                    found.add(at.tb_lineno)
                at = at.tb_next
        error = error.__context__
    return found


def is_nonsense(error):
    """Whether it began with a use of None, which is no fault of memory, and which the checker does not follow."""
    while error.__context__ is not None:
        error = error.__context__
    return isinstance(error, (TypeError, AttributeError))


class Call:
    """One call of `work`: the lines it reached, those where it faulted, the buffers it left behind."""

    def __init__(self, code, file, arguments):
        self.arguments = arguments
        self.reached, self.faulted = set(), set()
        scope = {"hit": self.reached.add, "__name__": "program"}
        exec(code, scope)
        before = memory_stats()["manual_count"]
        self.error = None
        try:
            scope["work"](*arguments)
        except Exception as error:
            self.faulted = lines_of(error, file)
            self.error = "TypeError" if is_nonsense(error) else type(error).__name__
        self.left = memory_stats()["manual_count"] - before
        self.judged = self.error in (None, "ValueError") or bool(self.faulted) and self.error != "TypeError"


def judge_call(call, findings, in_attributes, say):
    if not call.judged:
        return
    faults = {line for line, code, level in findings if code in FAULTS and level != "note"}
    errors = {(line, code) for line, code, level in findings if code in FAULTS and level == "error"}
    for line, code in errors:
        if line in call.reached and line not in call.faulted:
            say("false error", f"{code} on line {line}")
    if call.faulted and not (call.faulted | call.reached) & faults:
        say("missed", f"{call.error} on line {sorted(call.faulted)}")
    if call.faulted:
        return
    announced = {line for line, code, level in findings if code in FAULTS + LEAKS and level != "note"}
    if call.left and not announced & call.reached and not in_attributes:
        say("missed", f"{call.left} left behind")
    if call.error is None and not call.left:
        for line, code, level in findings:
            if code == "FH104" and level == "error" and line in call.reached:
                say("false error", f"FH104 on line {line}")


def judge(folder, findings_path):
    with open(findings_path, encoding="utf-8") as source:
        diagnostics = json.load(source)["diagnostics"]
    by_file = {}
    for d in diagnostics:
        by_file.setdefault(os.path.basename(d["file"]), []).append((d["line"], d["code"], d["level"]))
    calls = faults = leaks = quiet = wrong = 0
    for path in sorted(glob.glob(folder + "/p*.py")):
        name = os.path.basename(path)
        with open(path, encoding="utf-8") as source:
            text = source.read()
        code = compile(instrumented(text), path, "exec")
        findings = by_file.get(name, [])
        quiet += not findings
        said = set()

        for arguments in itertools.product((False, True), (False, True), (5,), (0, 1, 2)):
            call = Call(code, path, arguments)
            calls += 1
            faults += bool(call.faulted)
            leaks += not call.faulted and call.left > 0

            def say(kind, what):
                if (kind, what) not in said:
                    said.add((kind, what))
                    print(f"{name} work{arguments}: {kind}: {what}")

            judge_call(call, findings, "class Holder" in text, say)
        wrong += len(said)
    print(f"{calls} calls, {faults} faulted, {leaks} leaked; {len(diagnostics)} findings, {quiet} programs without; {wrong} disagree")
    return 1 if wrong or not calls else 0


if sys.argv[1] == "make":
    write(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
else:
    sys.exit(judge(sys.argv[2], sys.argv[3]))
