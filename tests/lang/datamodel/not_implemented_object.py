print(NotImplemented, type(NotImplemented)() is NotImplemented)
print(int.__add__(1, "a"), int.__eq__(1, "a"), str.__lt__("a", 1))
print((1).__add__(2), (1).__eq__(1.0), (1.0).__eq__(1))
