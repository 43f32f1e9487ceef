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


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except SystemExit as e:
        print("exit", e.code)
    except Exception as e:
        print(type(e).__name__, e)


p = parser()
p.add_argument("-f")
show(p.add_argument, "-f")
show(p.add_argument, "x", required=True)
show(p.add_argument, "x", dest="y")
show(p.add_argument, "--x", action="foo")
show(p.add_argument, "--x", type="int")
show(p.add_argument, "--x", nargs=0)
show(p.add_argument, "--x", nargs=2, metavar=("a",))
show(p.add_argument, "--x", const=3)
show(p.add_argument, "--", nargs=1)
show(p.add_argument, "--z", "y")
show(p.add_argument, "--q", nargs="x")
show(p.add_argument, "--s", action="store_true", type=int)
show(p.add_argument, "--t", action="append", nargs=0)
show(p.add_argument, "--ft", type=argparse.FileType)
show(p.add_argument)
show(parser, conflict_handler="x")
p = parser(conflict_handler="resolve")
p.add_argument("-f", "--foo", help="old")
p.add_argument("--foo", help="new")
p.print_help()
