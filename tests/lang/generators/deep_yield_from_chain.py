def chain(n):
    if n == 0:
        yield "bottom"
        return 0
    return 1 + (yield from chain(n - 1))
it = chain(200)
print(next(it))
try:
    next(it)
except StopIteration as e:
    print(e.value)
