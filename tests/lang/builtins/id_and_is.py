a, b = [], []
print(id(a) != id(b), id(a) == id(a), type(id(a)).__name__, id(None) == id(None), (a is b) == (id(a) == id(b)))
