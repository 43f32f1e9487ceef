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


def odd(text):
    if int(text) % 2 == 0:
        raise argparse.ArgumentTypeError("%s is even" % text)
    return int(text)


class Record(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (values, option_string))


p = parser(exit_on_error=False)
p.add_argument("--odd", type=odd)
p.add_argument("--l", type=lambda s: int(s))
p.add_argument("--u", action=Record)
p.add_argument("v", action=Record, nargs="*")
p.add_argument("--e", action="extend", nargs="+", default=["a"])
p.add_argument("--ac", action="append_const", const=1)
p.add_argument("--y", default="7", type=int)
run(p, "--odd 3", "--odd 4", "--odd x", "--l x", "--nope", "--u 3 1 2", "--e b c --e d --ac --ac")
show(lambda: p._actions[5])
show(argparse.FileType, "w", encoding="utf-8")
show(argparse.FileType("r"), "/none/x")
