print(isinstance(1, (str, int)), isinstance(1, (str, (float, (int,)))), isinstance(1, ()))
print(issubclass(bool, (str, int)), issubclass(int, object), issubclass(int, int))
for a in ((1, 5), (1, [int]), (1, "int")):
    try:
        isinstance(*a)
    except TypeError as e:
        print(e)
for a in ((1, int), (int, 1)):
    try:
        issubclass(*a)
    except TypeError as e:
        print(e)
