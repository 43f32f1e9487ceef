for a in (2, 2.0, 2 + 0j, True):
    print([type(a + b).__name__ for b in (2, 2.0, 2 + 0j, True)], [type(a / b).__name__ for b in (2, 2.0, 2 + 0j, True)], [type(a ** b).__name__ for b in (2, 2.0, 2 + 0j, True, -1)])
print(type(5 // 2).__name__, type(5 // 2.0).__name__, type(5 % 2.0).__name__, type(2 ** -1).__name__, type(True & True).__name__, type(True + True).__name__, type(True | 2).__name__, type(-True).__name__, type(+True).__name__, type(abs(True)).__name__, type(round(True)).__name__)
