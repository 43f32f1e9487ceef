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


p = parser()
g = p.add_mutually_exclusive_group()
g.add_argument("--a", action="store_true")
g.add_argument("--b")
g.add_argument("c", nargs="?")
p.print_help()
run(p, "--a", "--a --b 3", "--b 3 x", "x")
p = parser()
g = p.add_mutually_exclusive_group(required=True)
g.add_argument("--a", action="store_true")
g.add_argument("--b", help=argparse.SUPPRESS)
g = p.add_mutually_exclusive_group(required=True)
g.add_argument("-x", type=int)
g.add_argument("-y", action="store_const", const=3)
p.print_help()
run(p, "", "--a", "--a -x 3", "--a -x 3 -y")
show(g.add_argument, "--r", required=True)
