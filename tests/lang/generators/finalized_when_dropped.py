def g():
    try:
        yield 1
    finally:
        print("cleaned up")
it = g()
next(it)
del it
print("after del")
for x in g(): break
print("after break")
