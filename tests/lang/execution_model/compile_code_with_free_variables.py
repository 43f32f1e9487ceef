def f():
    x = 1
    def g(): return x
    return g
try:
    exec(f().__code__)
except TypeError as e:
    print(e)
try:
    eval(f().__code__)
except TypeError as e:
    print(e)
def h(): return 5
print(eval(h.__code__), exec(h.__code__))
