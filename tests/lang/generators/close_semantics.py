def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closing")
        raise
    finally:
        print("finally")
it = g()
next(it)
print(it.close())
print(it.close(), list(it))
it = g()
it.close()
print("not started: nothing printed")
def h():
    try:
        yield
    except GeneratorExit:
        return "ignored value"
it = h(); next(it)
print(it.close())
