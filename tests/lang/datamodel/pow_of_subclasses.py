# pow() with a modulus of subclasses of the numbers
class I(int):
    pass


class Own(int):
    def __pow__(self, other, modulus=None):
        return ("own", int.__pow__(self, other, modulus))


class Super(int):
    def __pow__(self, *args):
        return super().__pow__(*args)


class F(float):
    pass


class C(complex):
    pass


print(pow(I(7), 3, 10), pow(7, I(3), I(10)), pow(I(7), -1, 10), I(7).__pow__(3, 10), I(3).__rpow__(7, 10))
print(pow(Own(7), 3, 10), pow(Own(7), 3), pow(Super(7), 3, 10), pow(Super(2), 5))
for args in ((F(2), 3, 4), (2, F(3), 4), (C(1), 2, 3), (I(2), "a", 3), (I(2), 3, 0)):
    try:
        print(pow(*args))
    except Exception as e:
        print(type(e).__name__, e)
