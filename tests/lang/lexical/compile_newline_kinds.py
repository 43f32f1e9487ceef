src = "a = 1\r\nb = '''x\r\ny'''\rc = 3\n"
ns = {}
exec(src, ns)
print(ns["a"], repr(ns["b"]), ns["c"])
