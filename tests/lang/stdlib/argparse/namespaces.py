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


n = argparse.Namespace(a=1, b="x")
print(n, n == argparse.Namespace(b="x", a=1), "a" in n, "c" in n, n == 3)
setattr(n, "x y", 3)
print(n, vars(n))
p = parser(argument_default=argparse.SUPPRESS)
p.add_argument("--x")
p.add_argument("y", nargs="?")
run(p, "", "3", "--x 1 2")
print(p.parse_args(["--x", "1"], namespace=argparse.Namespace(z=1)))
p = parser(prefix_chars="+-", allow_abbrev=False)
p.add_argument("+f")
p.add_argument("++bar")
p.add_argument("--baz")
p.print_help()
run(p, "+f 1 ++bar 2 --baz 3", "++b 1", "+x")
