def g():
    for i in range(3):
        try:
            yield i
        finally:
            print("finally", i)
            if i == 1: return "early"
it = g()
print([x for x in it])
