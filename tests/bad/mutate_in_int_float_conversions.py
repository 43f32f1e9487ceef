class A:
    def __init__(self, act): self.act = act
    def __int__(self): self.act(); return 5
    def __float__(self): self.act(); return 1.5
    def __index__(self): self.act(); return 2
    def __len__(self): self.act(); return 3
    def __hash__(self): self.act(); return 4
    def __bool__(self): self.act(); return True
    def __str__(self): self.act(); return "s"
    def __iter__(self): self.act(); return iter([1, 2])
l = [1]
a = A(lambda: l.clear() or l.append(a))
l.append(a)
for f in (int, float, len, hash, bool, str, list, tuple, sum, range, bin, bytes, lambda x: [0] * x, lambda x: "ab"[:x], lambda x: {x: 1}, lambda x: slice(x).indices(5), lambda x: round(2.345, x), lambda x: divmod(7, int(x)), lambda x: pow(2, int(x)), lambda x: chr(x), lambda x: enumerate("a", x).__next__(), lambda x: "{:{}}".format("a", x)):
    try:
        r = f(a)
        print(type(r).__name__, r if not isinstance(r, dict) else len(r))
    except Exception as e:
        print(type(e).__name__, e)
