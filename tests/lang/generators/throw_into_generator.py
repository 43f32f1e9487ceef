def g():
    while True:
        try:
            x = yield "ready"
            print("value", x)
        except ValueError as e:
            print("caught", e)
            yield "handled"
it = g()
print(next(it))
print(it.throw(ValueError("v")))
print(next(it))
try:
    it.throw(KeyError("unhandled"))
except KeyError as e:
    print(repr(e))
print(list(it))
