"doc " "string"
print(__doc__)
ns = {}
exec("'''first'''\nx = 1", ns)
print(ns["__doc__"])
ns = {}
exec("x = 1\n'not first'", ns)
print(ns.get("__doc__", "none"))
exec("f'{x}'", ns)
print(ns.get("__doc__", "none"))
