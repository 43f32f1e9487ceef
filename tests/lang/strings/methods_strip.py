print([s for s in ("  a b ".strip(), "  a".lstrip(), "a  ".rstrip(), "xxaxx".strip("x"), "abcba".strip("ab"), "abc".strip("xyz"), "\t\n a\u3000\xa0".strip(), "".strip(), "aaa".strip("a"), "éaé".strip("é"), "abc".lstrip("ba"), "abc".rstrip("cb"), " a ".strip(None), "abc".strip(""))])
print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "abc".removeprefix("x"), "abc".removesuffix(""), "aa".removeprefix("a"))
for f in (lambda: "a".strip(5), lambda: "a".removeprefix(5), lambda: "a".removesuffix(("a",))):
    try:
        f()
    except TypeError as e:
        print(e)
