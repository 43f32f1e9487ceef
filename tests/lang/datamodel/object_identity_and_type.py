a = []
b = a
c = []
print(a is b, a is c, a == c)
print(type(a) is list, type(type(a)) is type, type(type) is type)
print(id(a) == id(b), isinstance(id(a), int))
print(type(None).__name__, type(...).__name__, type(NotImplemented).__name__)
print(type(print).__name__, type(len).__name__, type(lambda: 0).__name__, type(type).__name__)
