print("ab" * 3, 3 * "ab", [1] * 2, 2 * [1], (1,) * 3, b"x" * 3, "a" * 0, "a" * -5, [1, 2] * True, [] * 100)
print("a" + "b", [1] + [2], (1,) + (2,), b"a" + b"b")
m = [[0]] * 3
m[0][0] = 1
print(m)
for f in (lambda: "a" * 1.5, lambda: [1] * "a", lambda: (1,) + [2], lambda: "a" + b"b", lambda: [1] + (2,), lambda: [1] * None):
    try:
        f()
    except TypeError as e:
        print(e)
