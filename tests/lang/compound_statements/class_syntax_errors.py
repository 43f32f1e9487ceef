for src in ("class: pass", "class A", "class A(: pass", "class A(b=c=d): pass", "class A(x for x in y): pass", "class 1: pass", "class A(*): pass", "class A.b: pass", "class A(B, B=1, *c): pass", "class A: def f(): pass", "class None: pass", "class A()\n pass"):
    try:
        compile(src, "s", "exec")
        print(src, "compiles")
    except SyntaxError as e:
        print(repr(src), "->", e.msg)
