a = [1, 2]
print((*a,), (*a, 3), (0, *a, *a), *a)
t = *a, *"xy"
print(t)
def f(): return *a, 9
print(f())
for x in *a, 5: print(x, end=" ")
print()
try:
    (*5,)
except TypeError as e:
    print(e)
