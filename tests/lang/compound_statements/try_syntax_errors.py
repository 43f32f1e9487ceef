for src in ("try: pass", "try: pass\nelse: pass", "try: pass\nexcept: pass\nexcept ValueError: pass", "try: pass\nfinally: pass\nexcept: pass", "except: pass", "finally: pass", "try: pass\nexcept a, b: pass",
            "try: pass\nexcept a, b as c: pass", "try: pass\nexcept* : pass", "try: pass\nexcept a: pass\nexcept* b: pass", "try: pass\nexcept a as b.c: pass", "try: pass\nexcept (a, b) as c: pass", "try: pass\nexcept* a: break",
            "for x in y:\n try: pass\n except* a: continue", "def f():\n try: pass\n except* a: return 1", "try\n pass\nexcept: pass", "try: pass\nexcept a as 1: pass"):
    try:
        compile(src, "s", "exec")
        print(repr(src), "compiles")
    except SyntaxError as e:
        print(repr(src), "->", e.msg)
