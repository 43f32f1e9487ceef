print("ab" * 3, 0 * "x", "" * 10, "é" * 3, "abc" in "xabcx", "" in "", "abc" in "ab", "€" in "a€b", "a" not in "b", "\0" in "a\0b")
for f in (lambda: "a" in 5, lambda: 5 in "a", lambda: "a" * "b", lambda: "a" + 5, lambda: "a" - "b", lambda: None in "a", lambda: "a" * 2.0):
    try:
        f()
    except TypeError as e:
        print(e)
