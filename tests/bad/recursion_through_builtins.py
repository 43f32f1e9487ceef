def key(v): return sorted([1, 2], key=key)
def m(v): return list(map(m, [v]))
def fl(v): return list(filter(fl, [v]))
def mx(v): return max([1, 2], key=mx)
def ev(): return eval("ev()")
def ex(): exec("ex()")
def red(v): return sum(red(v) for _ in [1])
def comp(): return [comp() for _ in [1]]
def srt(): [2, 1].sort(key=lambda v: srt())
def call(): return (lambda: call())()
def star(*a, **k): return star(*a, **k)
def al(): return all(al() for _ in [1])
def jn(): return "".join(jn() for _ in [1])
def fmt(): return f"{fmt()}"
def imp(): return isinstance(1, Meta)
class MetaMeta(type):
    def __instancecheck__(cls, o): return isinstance(o, cls)
class Meta(metaclass=MetaMeta): pass
def nxt(): return next(iter(nxt, 1))
def zp(): return list(zip(zp()))
def dct(): return {k: dct() for k in [1]}
def cmp_(): return compile("cmp_()", "s", "eval") and eval("cmp_()")
for f in (lambda: key(1), lambda: m(1), lambda: fl(1), lambda: mx(1), ev, ex, lambda: red(1), comp, srt, call, star, al, jn, fmt, imp, nxt, zp, dct, cmp_):
    try:
        f()
        print("no error")
    except RecursionError:
        print("RecursionError")
