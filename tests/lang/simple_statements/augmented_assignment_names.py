def f():
    x += 1
try:
    f()
except UnboundLocalError as e:
    print(e)
def g():
    undefined_global
    global undefined2
    undefined2 += 1
try:
    g()
except NameError as e:
    print(e)
class A:
    n = 1
a = A()
a.n += 1
print(a.n, A.n)
