c = object
for i in range(500): c = type("C%d" % i, (c,), {})
print(len(c.__mro__), isinstance(c(), object), issubclass(c, object), c().__class__.__name__)
