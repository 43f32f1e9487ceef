class C:
    def __init__(self, r): self.r = r
    def __enter__(self): pass
    def __exit__(self, t, v, tb):
        print(t is type(v), v, tb.tb_lineno if tb else None)
        return self.r
for r in (1, "yes", [0]):
    with C(r): raise ValueError(r)
for r in (0, "", None, []):
    try:
        with C(r): raise ValueError(r)
    except ValueError as e:
        print("raised", e)
