print("a" if 1 else "b", "a" if 0 else "b", 1 if 0 else 2 if 0 else 3, (1 if 1 else 2) if 0 else 4)
f = lambda x: "neg" if x < 0 else "zero" if x == 0 else "pos"
print(f(-1), f(0), f(1))
print([1 if x else 0 for x in (True, False)], 1 + 2 if 0 else 3 * 4)
for src in ("1 if 2", "1 if 2 else", "a if b else c = 1", "x = 1 if 2 else pass"):
    try:
        compile(src, "s", "exec")
    except SyntaxError as e:
        print(src, "->", e.msg)
