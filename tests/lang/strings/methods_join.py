print(",".join(["a", "b"]), "".join("abc"), "-".join([]), "-".join(["x"]), ", ".join(str(i) for i in range(3)), "é".join(("a", "€")), "ab".join({"k": 1}), ".".join(map(str, (1, 2))))
class S(str): pass
print(type("".join([S("x")])).__name__, type(",".join([S("x")])).__name__)
for f in (lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: "".join([b"a"])):
    try:
        f()
    except TypeError as e:
        print(e)
