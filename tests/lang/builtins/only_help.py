import math


class A:
    "An A."

    def f(self, x=1):
        "Does f."

    @property
    def p(self):
        "the p"


help(len)
help(math.isqrt)
help("math.isqrt")
help(A)
help(A().f)
help("nope.at_all")
help()
