class M(type):
    def mro(cls): return [cls]
try:
    class A(metaclass=M): pass
    print(A.__mro__)
    A().x
except (TypeError, AttributeError) as e:
    print(type(e).__name__, e)
for bad in ([], [5], [object, 5], 5, [int]):
    class M2(type):
        def mro(cls): return bad
    try:
        M2("B", (), {})
        print("made")
    except TypeError as e:
        print(e)
class M3(type):
    def mro(cls): raise ValueError("mro failed")
try:
    M3("C", (), {})
except ValueError as e:
    print(e)
