o = object()
print(type(o), o == o, o != object(), isinstance(o, object), hasattr(o, "__dict__"), bool(o), repr(o).startswith("<object object at 0x"))
for f in (lambda: object(1), lambda: o + 1, lambda: o < o, lambda: o(), lambda: o[0], lambda: len(o), lambda: iter(o)):
    try:
        f()
    except TypeError as e:
        print(e)
