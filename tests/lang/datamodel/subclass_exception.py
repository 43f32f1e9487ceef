class E(Exception):
    def __init__(self, code, msg):
        super().__init__(msg)
        self.code = code
    def __str__(self): return f"[{self.code}] {self.args[0]}"
try:
    raise E(5, "bad")
except E as e:
    print(e, repr(e), e.args, e.code)
class F(E, ValueError): pass
try:
    raise F(1, "multi")
except ValueError as e:
    print(e, F.__mro__)
