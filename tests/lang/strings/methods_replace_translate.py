print("aaa".replace("a", "b"), "aaa".replace("a", "bb", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "abc".replace("x", "y"), "aXbX".replace("X", ""), "é€é".replace("é", "ee"), "".replace("", "x"), "abab".replace("ab", "a", -1), "aaa".replace("aa", "b"), "abc".replace("b", "b"))
t = str.maketrans("abc", "xyz", "d")
print(sorted(t.items()), "abcd".translate(t), "abc".translate({97: None, 98: "BB", 99: 100}), "a".translate({}), str.maketrans({"a": 1, 98: "q"}), "héllo".translate(str.maketrans("é", "e")))
class M:
    def __getitem__(self, k):
        if k == 98: raise LookupError
        return chr(k).upper()
print("abc".translate(M()))
for f in (lambda: str.maketrans("ab", "c"), lambda: "a".translate({97: 1.5}), lambda: str.maketrans(5), lambda: "a".replace(1, "b"), lambda: "a".replace("a"), lambda: "a".translate({97: -1}), lambda: str.maketrans({"ab": 1})):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
