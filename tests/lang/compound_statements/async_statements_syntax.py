for src in ("async def f(): pass", "async def f(): await x", "async for x in y: pass", "async with a: pass", "async x = 1", "async lambda: 0", "async def f(): async for x in y: pass", "async def f(): async with a as b, c: pass", "async\ndef f(): pass",
            "await = 1", "async = 1", "def await(): pass", "async def f(): [x async for x in y if await z]", "async def f(): (await x for x in y)", "async def f():\n def g(): await x", "async class A: pass", "async def f(): return await (yield 1)"):
    try:
        compile(src, "s", "exec")
        print(src, "compiles")
    except SyntaxError as e:
        print(repr(src), "->", e.msg)
