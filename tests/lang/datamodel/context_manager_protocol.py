class CM:
    def __init__(self, swallow): self.swallow = swallow
    def __enter__(self): print("enter"); return "value"
    def __exit__(self, t, v, tb):
        print("exit", t.__name__ if t else None, v, tb is not None)
        return self.swallow
with CM(False) as x: print(x)
with CM(True): raise ValueError("swallowed")
try:
    with CM(False): raise ValueError("passes")
except ValueError as e:
    print("caught", e)
