import getopt


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for args, short, long in ((["-a", "-b", "x", "rest", "-c"], "ab:c", []), (["-abx", "--", "-c"], "ab:", []), (["--foo=1", "--ba", "2"], "", ["foo=", "bar="]),
                          (["-x"], "a", []), (["-b"], "b:", []), (["--nope"], "", ["foo"]), (["--f"], "", ["foo", "fob"]),
                          (["--foo=3"], "", ["foo"]), (["--foo"], "", ["foo="]), (["-", "-a"], "a", []), (["--fo", "1"], "", ["foo="])):
    show(getopt.getopt, args, short, long)
    show(getopt.gnu_getopt, args, short, long)
try:
    getopt.getopt(["-q"], "")
except getopt.GetoptError as e:
    print(e.opt, e.msg, e.args)
