for args in ((None,), ("x", None, 5), ("x", []), ("x = 1", {}, ()), ("\0",), (b"\xff",), ("x" * 10 + "(",), (5,), ("del x", {}), ("import no_such_mod", {}), ("nonlocal x", {}), ("return", {}), ("yield", {}), ("def f(:", {}), ("raise SystemExit", {}), ("raise KeyboardInterrupt", {})):
    try:
        exec(*args)
        print("no error")
    except BaseException as e:
        print(type(e).__name__, e)
class G(dict):
    def __getitem__(self, k): raise ValueError("getitem " + k)
    def __setitem__(self, k, v): raise ValueError("setitem " + k)
for src in ("x", "x = 1", "def f(): pass", "del x"):
    try:
        exec(src, {}, G())
        print("no error")
    except Exception as e:
        print(type(e).__name__, e)
