def fused(n):
    while n < 10:
        if n is None or not n:
            continue
        if n in (1, 2) and n != 5:
            break
        n += 1

def chain(a, b, f):
    if a < b < f():
        return a
    return 1 < a < f() < 3
