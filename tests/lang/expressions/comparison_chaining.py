def v(x):
    print("v", x)
    return x
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 == 2, 1 == 1.0 == True, 1 < 2 > 0 != 5)
print(v(1) < v(0) < v(2))
print(v(1) < v(2) < v(3))
print((1 < 2) == True, 1 < (2 == True), 0 == (0 < 1), 0 == 0 < 1)
x = 5
print(0 < x < 10 and not 5 < x < 10, 1 in [1] == True, (1 in [1]) == True, x is x is not None)
