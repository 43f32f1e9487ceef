print(issubclass(bool, int), True + True, True * 3, -True, ~True)
print(isinstance(True, int), True == 1, hash(True) == hash(1), {True: "a", 1: "b"})
print(True & False, True | False, True ^ True, type(True & False).__name__, type(True & 1).__name__)
print(str(True), int(True), float(False), [10, 20][True])
try:
    class B(bool):
        pass
except TypeError as e:
    print(e)
