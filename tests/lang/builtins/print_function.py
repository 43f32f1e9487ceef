print()
print("a", 1, None, [1])
print("a", "b", sep="")
print("a", "b", sep="-", end="!\n")
print("a", "b", sep=None, end=None)
print(*[1, 2, 3], sep="\n")
print("flush", flush=True)
print("no newline", end="")
print()
class W:
    def __init__(self): self.got = []
    def write(self, s): self.got.append(s)
w = W()
print("to", "file", sep=":", file=w)
print(w.got)
for f in (lambda: print("a", sep=5), lambda: print("a", end=5), lambda: print("a", foo=1), lambda: print("a", file=5)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(e)
