class E(Exception):
    def __str__(self):
        self.args = ()
        self.__context__ = self.__cause__ = None
        return "str"
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise E(1, 2)
except E as e:
    print(str(e), e.args, e.__context__)
class F(Exception):
    def __init__(self, *a): self.args = a + (self,)
try:
    raise F(1)
except F as e:
    print(len(e.args), e.args[1] is e)
a, b = ValueError("a"), ValueError("b")
a.__context__, b.__context__ = b, a
try:
    raise a
except ValueError as e:
    print(e, e.__context__, e.__context__.__context__)
try:
    try:
        raise ValueError
    except ValueError as e:
        e.__traceback__ = None
        del e
        raise
except ValueError as e:
    print(e.__traceback__ is not None)
