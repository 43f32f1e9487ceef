try:
    object.__new__(int)
except TypeError as e:
    print(e)
try:
    object.__new__(5)
except TypeError as e:
    print(e)
try:
    object.__new__()
except TypeError as e:
    print(e)
try:
    int.__new__(str)
except TypeError as e:
    print(e)
print(type(object.__new__(type("T", (), {}))).__name__)
