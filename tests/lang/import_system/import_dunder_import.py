m = __import__("_mod_a")
print(m.value)
p = __import__("_pkg2.m1")
print(p.__name__)
q = __import__("_pkg2.m1", fromlist=["v"])
print(q.__name__)
r = __import__("_pkg2", globals(), locals(), ["m2"], 0)
print(r.m2.v)
for args in (("",), (5,), ("x", None, None, (), -1)):
    try:
        __import__(*args)
    except (ValueError, TypeError, ImportError) as e:
        print(type(e).__name__, e)
