u = int | str
print(u, u.__args__, type(u).__name__)
print(isinstance(1, u), isinstance("a", u), isinstance(1.0, u), issubclass(bool, u))
print(int | None, int | str | int, (int | str) == (str | int))
print(isinstance(None, int | None))
try:
    int | 5
except TypeError as e:
    print(e)
