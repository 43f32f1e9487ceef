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
p.add_argument("--pair", nargs=2)
p.add_argument("--any", nargs="*")
p.add_argument("--some", nargs="+", type=float)
p.add_argument("a", nargs=2)
p.add_argument("b", nargs="+")
p.add_argument("c", nargs="?")
run(p, "1 2 3 4 5", "1 2", "--pair 1 2 3 4 5", "--pair 1", "--any 1 2 3 -- a b c", "--any -- a b c", "--some 1 2 x", "--some", "1 2 --some 1.5 2", "1 2 3 --any 5 6")
show(p.parse_known_args, "1 2 3 --pair 5 6 -y".split())
p = parser()
p.add_argument("cmd")
p.add_argument("rest", nargs=argparse.REMAINDER)
run(p, "run -x --y z", "run")
p = parser()
p.add_argument("x", type=int, nargs="*", choices=[1, 2, 3])
run(p, "", "1 2", "4")
p = parser()
p.add_argument("a")
p.add_argument("b", nargs="+")
p.add_argument("-o")
show(p.parse_intermixed_args, "1 2 -o 3 5 6".split())
