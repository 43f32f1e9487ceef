def f():
    def g(): return late
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
    late = 1
    return g()
print(f())
