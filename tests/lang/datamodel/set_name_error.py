class D:
    def __set_name__(self, owner, name): 1 / 0
try:
    class A:
        x = D()
except RuntimeError as e:
    print(e, "|", repr(e.__cause__))
