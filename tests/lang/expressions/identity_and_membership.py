a = [1]
b = a
print(a is b, a is not b, a is [1], None is None, 2 in [1, 2], 2 not in [1, 2], "b" in "abc", "" in "abc", "bc" in "abc", "cb" in "abc")
print(1 in {1: 2}, 2 in {1: 2}, 1.0 in {1}, 97 in b"abc", b"bc" in b"abc", 3 in range(5), 3.0 in range(5), "a" in ("a",), [1] in [[1]])
for f in (lambda: 1 in "abc", lambda: "a" in b"abc", lambda: 300 in b"a", lambda: [] in {}, lambda: [] in {1}, lambda: 1 in 1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
