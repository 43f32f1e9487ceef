for src in ("yield 1", "class A: yield 1", "x = yield", "lambda: (yield)", "[(yield x) for x in y]", "def f(): return (yield)", "await x", "def f(): await x",
            "async def f(): yield from x", "async def f():\n  yield 1\n  return 2", "return 1", "class A: return 1", "yield from x",
            "async def f(): return [await x for x in y]", "def f(): return [x async for x in y]", "async with a: pass", "def f():\n async for x in y: pass"):
    try:
        compile(src, "s", "exec")
        print(repr(src), "compiles")
    except SyntaxError as e:
        print(repr(src), "->", e.msg)
