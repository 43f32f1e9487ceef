n = 1
g = (n * x for x in [1, 2])
n = 10
print(list(g))
try:
    list(1 // x for x in [1, 0])
except ZeroDivisionError as e:
    print(e)
