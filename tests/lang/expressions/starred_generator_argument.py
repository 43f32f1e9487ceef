for c in ["f(*x for x in y)", "f(*x for x in y, 1)", "f(1, *x for x in y)", "f(a, *b for b in c)", "f(**x for x in y)", "f(*x for x in y, **k)", "f(*a, *x for x in y)", "f(*x async for x in y)","print(*x for x in y)", "f(k=1, *x for x in y)", "f(*x+1 for x in y)", "class A(*x for x in y): pass", "@f(*x for x in y)\ndef g(): pass", "f(*x, *y for z in w)", "f(*x for)", "f(*x for x)", "f(*x for x in)", "f(*(yield) for x in y)","f(*x if a for x in y)", "[*x for x in y]", "(*x for x in y)", "{*x for x in y}", "{**x for x in y}","f(a)(*x for x in y)", "x = f(*x for x in y)", "f(*x for x in y).g", "f(*x\nfor x in y)"]:
    try:
        compile(c, "<case>", "exec")
    except SyntaxError as e:
        print(ascii(c), "->", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(ascii(c), "compiles")
