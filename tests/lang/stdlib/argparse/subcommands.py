import argparse
import os
import sys

os.environ["COLUMNS"] = "80"


class Err:
    def write(self, text):
        sys.stdout.write("stderr: " + text)

    def flush(self):
        pass


sys.stderr = Err()


def parser(**kwargs):
    return argparse.ArgumentParser(prog="PROG", **kwargs)


def run(p, *lines):
    for line in lines:
        try:
            print(line, "->", p.parse_args(line.split()))
        except SystemExit as e:
            print(line, "-> exit", e.code)
        except Exception as e:
            print(line, "->", type(e).__name__, e)


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except SystemExit as e:
        print("exit", e.code)
    except Exception as e:
        print(type(e).__name__, e)


p = parser(description="d")
sub = p.add_subparsers(dest="command", help="sub help", title="commands", description="choose one", metavar="CMD")
a = sub.add_parser("add", help="adds things", aliases=["a", "plus"], description="adding")
a.add_argument("n", type=int, nargs="+")
a.set_defaults(func="ADD")
b = sub.add_parser("remove", help="removes")
b.add_argument("--force", action="store_true")
p.add_argument("--glob")
p.print_help()
a.print_help()
b.print_usage()
run(p, "", "add 1 2", "a 3", "plus", "remove --force", "remove -x", "nope", "--glob 1 add 2", "add 1 --glob 2", "add -h", "add x")
p = parser()
p.add_argument("pos")
sub = p.add_subparsers(required=True)
x = sub.add_parser("x")
sub.add_parser("y", help="yy")
p.print_help()
x.print_help()
run(p, "p", "p x", "p z")
show(p.add_subparsers)
show(sub.add_parser, "x")
