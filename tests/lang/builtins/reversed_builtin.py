print(list(reversed([1, 2, 3])), "".join(reversed("abc")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1}.items())), list(reversed(b"ab")))
class S:
    def __len__(self): return 2
    def __getitem__(self, i): return i * 10
class R:
    def __reversed__(self): return "whatever is returned"
print(list(reversed(S())), reversed(R()))
for v in ({1}, iter([]), 5, (x for x in [])):
    try:
        reversed(v)
    except TypeError as e:
        print(e)
l = [1, 2, 3]
it = reversed(l)
next(it); l.pop(); l.append(4); l.append(5)
print(list(it), type(it).__name__)
