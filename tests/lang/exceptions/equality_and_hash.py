a, b = ValueError("x"), ValueError("x")
print(a == b, a == a, a != b, len({a, b}), hash(a) == hash(a))
print(isinstance(a, Exception), issubclass(ValueError, Exception), callable(ValueError))
