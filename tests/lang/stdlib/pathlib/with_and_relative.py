def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from pathlib import PurePath as P
fails(lambda: P("a/b.c").with_name("d"))
fails(lambda: P("/").with_name("d"))
fails(lambda: P("a").with_name("b/c"))
fails(lambda: P("a/b.c").with_suffix(".d"))
fails(lambda: P("a/b.c").with_suffix(""))
fails(lambda: P("a").with_suffix("d"))
fails(lambda: P("a/b.c.d").with_stem("z"))
fails(lambda: P("/a/b/c").relative_to("/a"))
fails(lambda: P("/a/b").relative_to("c"))
fails(lambda: P("/a").relative_to(""))
fails(lambda: P("a").relative_to())
fails(lambda: P("/a b/é").as_uri())
fails(lambda: P("a").as_uri())
print(P("/a/b").is_relative_to("/a"), P("a/b").is_relative_to("b"))
for a, b in [("a.py", "*.py"), ("/a/b.py", "b.*"), ("/a/b/c.py", "a/*.py"), ("/a/b/c.py", "b/*.py"), ("/a.py", "/*.py"), ("a/b", "/*"), ("a", ""), ("A", "a")]:
    fails(lambda: P(a).match(b))
