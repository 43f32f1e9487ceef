def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from inspect import signature, Parameter, Signature
def f(a, b: int, /, c, d=1, *args: str, e, g: "x" = 2, **kw) -> list[int]: pass
for p in signature(f).parameters.values():
    print(repr(p), p.name, p.kind, repr(p.kind), p.kind.description, p.default is p.empty, p.annotation)
print(Parameter("x", Parameter.KEYWORD_ONLY, default=3, annotation=int), Parameter("x", 1).replace(name="y", default=3), signature(f) == signature(f), Signature(), signature(f).replace(return_annotation=int).return_annotation)
for a in (("x y", 1), ("if", 1), ("x", 9), (1, 1)):
    fails(lambda: Parameter(*a))
fails(lambda: Parameter("x", 2, default=1))
fails(lambda: Signature([Parameter("a", 3), Parameter("b", 1)]))
fails(lambda: Signature([Parameter("a", 1, default=1), Parameter("b", 1)]))
fails(lambda: Signature([Parameter("a", 1), Parameter("a", 1)]))
