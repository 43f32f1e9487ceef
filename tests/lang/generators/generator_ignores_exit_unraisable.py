def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass

g = stubborn()
next(g)
del g
async def waits():
    pass
def raises():
    try:
        yield 1
    finally:
        raise KeyError("left")
g = raises()
next(g)
g = None
print("goes on")
