print(eval(" 1 + 2 "), eval("\t[i for i in range(3)]"), eval(b"5"), eval("(1,\n2)"))
print(exec("1 + 1"), exec("y = 5; print(y)"))
for src in ("x = 1", "", "1 +", "import sys", "1; 2"):
    try:
        eval(src)
    except SyntaxError as e:
        print(repr(src), e.msg)
for args in ((5,), ("1", 5), ("1", {}, 5), (None,), ("1", [])):
    try:
        eval(*args)
    except TypeError as e:
        print(e)
try:
    exec("x", {}, 5)
except TypeError as e:
    print(e)
