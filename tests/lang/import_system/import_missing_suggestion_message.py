try:
    import _mod_missing.sub.x
except ModuleNotFoundError as e:
    print(e, e.name, e.path)
e = ImportError("m", name="n", path="p")
print(e, e.name, e.path, e.msg, repr(e))
try:
    ImportError("m", other=1)
except TypeError as x:
    print(x)
