def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from pathlib import PurePath as P, PurePosixPath
print(P("a", "b", "/c", "d"), P("a") / "b", "x" / P("a"), P("a").joinpath("b", "c"), P("a") == P("a/"), hash(P("a")) == hash(P("./a")), P("a") < P("b"), sorted([P("b"), P("a/c"), P("a")]), P("a") == "a", {P("a"): 1}[P("./a")])
fails(lambda: P("a") / 1)
fails(lambda: P(1))
fails(lambda: P(b"a"))
fails(lambda: P("a") < "b")
ps = P("/a/b/c").parents
print(ps, len(ps), ps[0], ps[-1], ps[1:])
fails(lambda: ps[5])
