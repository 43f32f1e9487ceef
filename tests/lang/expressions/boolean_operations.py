def v(x):
    print("eval", repr(x))
    return x
print(v(0) and v(1))
print(v(1) and v(2))
print(v("") or v("b"))
print(v("a") or v("b"))
print(not v([]))
print(0 or "" or [] or None, 1 and "a" and [2], 1 and 0 or 5, 0 or 1 and 2, not 0 and not 1)
print(1 or 1 / 0, 0 and 1 / 0)
