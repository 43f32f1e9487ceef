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


for cls in (argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter,
            argparse.MetavarTypeHelpFormatter):
    p = parser(formatter_class=cls, description="one\n  two\n\nthree of %(prog)s", epilog="e\n e")
    p.add_argument("--x", type=int, default=5, help="help\n  more")
    p.add_argument("y", type=str, nargs="?", default="d", help="yy")
    p.add_argument("z", type=float, help="zz")
    p.print_help()
p = argparse.ArgumentParser(prog="a-program-with-a-name-that-is-much-longer-than-three-quarters-of-the-width")
p.add_argument("--option-number-one")
p.add_argument("positional")
p.print_help()
p = parser()
for i in range(12):
    p.add_argument("--option%d" % i, metavar="(V%d)" % i)
p.add_argument("alpha_positional", nargs="+")
p.print_help()
p = parser(usage="%(prog)s [stuff] file", add_help=False)
p.print_help()
