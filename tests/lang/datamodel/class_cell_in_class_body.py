class A:
    try:
        __class__
    except NameError as e:
        print(e)
    def f(self): return __class__
    print(callable(f))
print(A().f().__name__)
