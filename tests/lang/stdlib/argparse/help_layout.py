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


p = parser(description="A program that does things with a description which is long enough to be wrapped over lines.",
           epilog="The end of it.")
p.add_argument("src", help="where from")
p.add_argument("dst", nargs="?", default="out", help="where to (default: %(default)s)")
p.add_argument("-v", "--verbose", action="count", default=0, help="say more")
p.add_argument("-n", "--number", type=int, metavar="N", help="how many of %(prog)s of type %(type)s")
p.add_argument("--level", choices=["low", "high"], default="low", help="one of %(choices)s")
p.add_argument("-I", "--include", action="append",
               help="directories which are to be included in the search, may be given more than once as one sees fit")
p.add_argument("--a-very-long-option-name-indeed", metavar="VALUE", help="text")
p.add_argument("--version", action="version", version="%(prog)s 1.0")
p.add_argument("--hidden", help=argparse.SUPPRESS)
p.add_argument("--pair", nargs=2, metavar=("A", "B"))
p.add_argument("--any", nargs="*")
p.add_argument("--some", nargs="+", type=float)
p.add_argument("--feature", action=argparse.BooleanOptionalAction, help="a feature")
p.print_help()
p.print_usage()
print(p)
run(p, "-h", "--version")
