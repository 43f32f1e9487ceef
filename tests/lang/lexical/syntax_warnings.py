x = 3
print(x is 3 or x is not 3)
assert (x, "always true")
def f():
    return "abc" "def"
try:
    [1, 2](3)
except TypeError as e:
    print(e)
print("done")
