print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{0.real} {0.imag}".format(3 + 4j), "{0[1]} {0[0]}".format([1, 2]), "{d[k]} {d[x y]}".format(d={"k": "v", "x y": 1}), "{{}} {{{0}}}".format(5), "{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>6}".format("a"), "{:{}}".format("a", 5), "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{0:{1}{2}}".format(5, ">", 4), "{a.b[c].d}".format(a=type("A", (), {"b": {"c": type("C", (), {"d": 7})}})), "{0[0][1]}".format([[1, 2]]), "{[a]}".format({"a": 1}), "{0[-1]}".format({"-1": "negative is a key"}), "{}".format(None), "".format(), "{:}".format(5))
print("{x}".format_map({"x": 5}), "{a[0]}".format_map({"a": [1]}))
class D(dict):
    def __missing__(self, k): return "<" + k + ">"
print("{x} {y}".format_map(D(x=1)))
