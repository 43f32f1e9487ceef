class L(list): pass
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i): return i
class S(str): pass
def f(x):
    match x:
        case [a, b]: return (a, b)
        case _: return "no"
print(f(L([1, 2])), f(Seq()), f(S("ab")), f(memoryview(b"ab")), f(range(2)), f((3, 4)), f(dict(a=1, b=2)), f({1, 2}))
