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


p = parser()
p.add_argument("src")
p.add_argument("dst", nargs="?", default="out")
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("-q", "--quiet", action="store_true")
p.add_argument("-n", "--number", type=int)
p.add_argument("--level", choices=["low", "high"], default="low")
p.add_argument("--maybe", nargs="?", const="c", default="d")
p.add_argument("--no-color", dest="color", action="store_false")
p.add_argument("--const", action="store_const", const=42)
run(p, "a", "a b", "", "a b c", "-vvv a", "a -v -v --verbose", "-q a -n 5", "a -n x", "a -n", "a -n5", "a -n=5", "a --number=7",
    "a --num 7", "a --level low", "a --level mid", "a --le high", "a --maybe", "a --maybe=x", "--no-color a --const", "-vq a",
    "-vqn3 a", "-vx a", "a -z", "a --zzz", "a --n 3", "a -- -b", "-- -x", "a -1", "-n -1 a", "a --verbose=3", "a -q=3", "a b -x c")
