class Tx:
    def __init__(self): self.data, self.stack = {}, []
    def __enter__(self): self.stack.append(dict(self.data)); return self.data
    def __exit__(self, t, v, tb):
        old = self.stack.pop()
        if t is KeyError:
            self.data = old
            return True
tx = Tx()
with tx as d: d["a"] = 1
with tx as d:
    d["b"] = 2
    with tx as e:
        e["c"] = 3
        raise KeyError
print(tx.data)
class suppress:
    def __init__(self, *t): self.t = t
    def __enter__(self): pass
    def __exit__(self, t, v, tb): return t is not None and issubclass(t, self.t)
with suppress(ZeroDivisionError, ValueError): 1 / 0
try:
    with suppress(ValueError): {}["k"]
except KeyError as e:
    print("not suppressed", e)
