import optparse
import sys
from optparse import OptionParser, OptionGroup, make_option, Values


def attempt(parser, args):
    sys.stderr = sys.stdout
    try:
        values, rest = parser.parse_args(args)
        print(sorted(vars(values).items()), rest)
    except SystemExit as e:
        print("exit", e.code)
    finally:
        sys.stderr = sys.__stderr__


def made():
    p = OptionParser(usage="usage: %prog [options] file", version="%prog 1.0", prog="tool", description="Does things with files. " * 4,
                     epilog="The end.")
    p.add_option("-v", "--verbose", action="store_true", default=False, help="say more [default: %default]")
    p.add_option("-q", action="store_false", dest="verbose", help=optparse.SUPPRESS_HELP)
    p.add_option("-n", "--number", type="int", metavar="N", help="a number", default="0x10")
    p.add_option("-f", "--float", type=float, nargs=2)
    p.add_option("-c", "--choice", choices=["a", "b"], help="one of two, which have a long explanation that goes on and on and on and so on")
    p.add_option("-x", action="append", type="string")
    p.add_option("-k", action="append_const", const=7, dest="x2")
    p.add_option("-l", action="count", dest="level")
    p.add_option("--const", action="store_const", const=[1], dest="konst")
    g = OptionGroup(p, "Dangerous", "Be careful")
    g.add_option("--cb", action="callback", callback=lambda o, s, v, p: print("cb", s, v, p.rargs))
    g.add_option("--with-a-very-long-name", type="complex", help="z")
    p.add_option_group(g)
    return p


for args in (["a", "b"], ["-vn3", "x"], ["--number=0b11", "--verb"], ["-n", "x"], ["-f", "1", "2.5"], ["-f", "1"], ["-c", "b"], ["-c", "z"],
             ["-x1", "-x", "2", "-kk", "-lll"], ["--const", "--", "-v"], ["--cb", "q"], ["--nope"], ["-z"], ["--ver"], ["--c"],
             ["--verbose=3"], ["--with", "1+2j"], ["-h"], ["--version"], ["-n"], ["-", "x"]):
    print("==", args)
    attempt(made(), args)
p = made()
p.disable_interspersed_args()
attempt(p, ["x", "-v"])
p.print_usage()
print(p.get_version(), p.has_option("-v"), p.get_option("-n"), p.get_option_group("--cb").title)
p.remove_option("-v")
print(p.has_option("--verbose"))
p.set_defaults(extra=3)
print(sorted(vars(p.get_default_values()).items()))
for args, kw in (((), {}), (("x",), {}), (("--",), {}), (("-a",), {"type": "nope"}), (("-a",), {"action": "nope"}), (("-a",), {"bad": 1}),
                 (("-v",), {}), (("-a",), {"action": "store_true", "type": "int"}), (("-a",), {"type": "choice"}), (("-a",), {"choices": "x"}),
                 (("-a",), {"choices": ["x"], "type": "int"}), (("-a",), {"const": 1}), (("-a",), {"action": "count", "nargs": 2}),
                 (("-a",), {"action": "callback"}), (("-a",), {"callback": 1})):
    try:
        made().add_option(*args, **kw)
        print("fine")
    except Exception as e:
        print(type(e).__name__, e)
q = OptionParser(conflict_handler="resolve", prog="q", add_help_option=False, formatter=optparse.TitledHelpFormatter(width=60))
q.add_option("-a", "--aa", help="first")
q.add_option("-a", "--bb", help="second")
print(q.format_help())
v = Values({"a": 1})
v.ensure_value("b", []).append(2)
print(v, v == {"a": 1, "b": [2]}, v == Values({"a": 1}))


class Up(optparse.Option):
    TYPES = optparse.Option.TYPES + ("up",)
    TYPE_CHECKER = dict(optparse.Option.TYPE_CHECKER, up=lambda o, opt, v: v.upper())


r = OptionParser(option_class=Up, prog="r", option_list=[make_option("-o")])
r.add_option("-u", type="up", default="abc")
attempt(r, ["-u", "xyz", "-o1"])
attempt(r, [])
