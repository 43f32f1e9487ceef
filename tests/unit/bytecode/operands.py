def locals_are_operands(x, y):
    z = x + y * 2
    return z - 1 if z > x else -z

def rebinding_copies_first(x):
    return x + (x := 2)

def swap(a, b):
    a, b = b, a
    return a

def augmented(o, k):
    o[k] += 1
    o.n -= k
    o.list[0] *= 2
