def a(): return
def b(): return 1, 2
def c(): return (yield 5)
def d():
    for i in range(10):
        if i == 3: return i
def e():
    while True:
        try:
            return "try"
        finally:
            print("finally")
print(a(), b(), d(), e())
g = c(); print(next(g))
