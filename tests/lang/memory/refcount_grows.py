import sys
a = []
n = sys.getrefcount(a)
b = a
c = [a, a]
print(sys.getrefcount(a) - n)
del b, c
print(sys.getrefcount(a) - n)
