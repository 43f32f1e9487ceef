def f(a): return a
for attr, v in (("__code__", 5), ("__defaults__", 5), ("__kwdefaults__", 5), ("__dict__", 5), ("__name__", 5), ("__qualname__", None), ("__closure__", ()), ("__globals__", {}), ("__annotations__", []), ("__module__", 5)):
    try:
        setattr(f, attr, v)
        print(attr, "set")
    except (TypeError, AttributeError) as e:
        print(attr, type(e).__name__, e)
for attr in ("__code__", "__defaults__", "__dict__", "__name__", "__closure__", "__kwdefaults__"):
    try:
        delattr(f, attr)
        print(attr, "deleted")
    except (TypeError, AttributeError) as e:
        print(attr, type(e).__name__, e)
print(f(1))
