log = []
def inner():
    try:
        yield 1
    finally:
        log.append("inner")
def outer():
    try:
        yield from inner()
    finally:
        log.append("outer")
it = outer(); next(it); it.close()
print(log)
it = outer(); next(it); del it
print(log)
