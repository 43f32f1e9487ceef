class Sub:
    def __iter__(self): return self
    def __next__(self): print("next"); return "n"
    def send(self, v): print("send", v); return "s"
    def throw(self, *a): print("throw", a[0] if isinstance(a[0], type) else repr(a[0])); return "t"
    def close(self): print("close")
def g(): yield from Sub()
it = g()
print(next(it), it.send(None), it.send(5), it.throw(ValueError("v")))
it.close()
def h(): yield from iter([1, 2])
it = h(); next(it)
try:
    it.send(5)
except AttributeError as e:
    print(e)
it = h(); next(it)
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print(repr(e))
