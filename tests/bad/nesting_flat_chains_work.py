# Long but not deep: these must compile and run.
n = 3000
print(eval(" + ".join(["1"] * 900)))
print(eval("[" + ", ".join(["1"] * n) + "]").__len__())
print(eval(" and ".join(["1"] * n)), eval(" or ".join(["0"] * n)))
print(eval(" < ".join(str(i) for i in range(n))))
x = type("X", (), {})(); x.x = x
print(eval("x" + ".x" * 900) is x)
ns = {}
exec("\n".join(f"y{i} = {i}" for i in range(n)), ns)
print(ns["y2999"])
exec("def f(" + ", ".join(f"a{i}=0" for i in range(300)) + "): return a0 + a299", ns)
print(ns["f"](1, a299=5))
print(eval("f(" + ", ".join(["1"] * 300) + ")", {"f": lambda *a: len(a)}))
print(eval("{" + ", ".join(f"{i}: {i}" for i in range(n)) + "}")[2999], len(eval("'a' " * n)))
