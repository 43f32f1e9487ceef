import netrc
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "n")


def attempt(text):
    with open(path, "w") as f:
        f.write(text)
    try:
        n = netrc.netrc(path)
        print(n.hosts, n.macros, n.authenticators("a.b"))
        print(repr(n))
    except netrc.NetrcParseError as e:
        print(e.msg, e.lineno)


attempt("machine a.b login me password secret\n")
attempt("# comment\nmachine a.b\n  login me # x\n  account acc\n  password \"with blank\"\ndefault login d password p\n")
attempt("macdef init\ncd /x\nls\n\nmachine q user u password p\\ q\n")
attempt("machine h password p#1\n")
attempt("machine h login l\nmachine i password p\n")
attempt("nonsense x\n")
attempt("machine h bad y\n")
attempt("machine")
attempt("")
