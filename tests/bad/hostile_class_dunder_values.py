for name, value in (("__len__", 5), ("__iter__", 5), ("__call__", 5), ("__hash__", 5), ("__eq__", 5), ("__repr__", 5), ("__bool__", 5), ("__getattr__", 5), ("__index__", 5), ("__add__", 5), ("__enter__", 5), ("__init__", 5), ("__new__", 5), ("__getitem__", 5), ("__contains__", 5), ("__class_getitem__", 5), ("__str__", 5), ("__format__", 5), ("__next__", 5)):
    C = type("C", (), {name: value})
    f = {"__len__": len, "__iter__": iter, "__call__": lambda o: o(), "__hash__": hash, "__eq__": lambda o: o == 1, "__repr__": repr, "__bool__": bool, "__getattr__": lambda o: o.x, "__index__": lambda o: [1][o], "__add__": lambda o: o + 1, "__getitem__": lambda o: o[0], "__contains__": lambda o: 1 in o, "__class_getitem__": lambda o: C[0], "__str__": str, "__format__": format, "__next__": next, "__enter__": lambda o: exec("with o: pass", {"o": o})}.get(name, lambda o: "made")
    try:
        print(name, f(C()))
    except Exception as e:
        print(name, type(e).__name__, e)
