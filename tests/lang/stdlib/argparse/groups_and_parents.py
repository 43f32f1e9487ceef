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


parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--common", default=3)
g = parent.add_argument_group("shared", "in both")
g.add_argument("--s")
p = parser(parents=[parent])
p.add_argument("--own")
g = p.add_argument_group("a group", "described here")
g.add_argument("--x")
g.add_argument("y")
e = g.add_mutually_exclusive_group()
e.add_argument("-p")
e.add_argument("-q")
p.set_defaults(z=1, own="d")
p.print_help()
run(p, "1", "1 --common 1 --s 2", "1 -p 2 -q 3")
show(p.get_default, "own")
