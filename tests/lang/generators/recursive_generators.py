def flatten(x):
    for i in x:
        if isinstance(i, list): yield from flatten(i)
        else: yield i
print(list(flatten([1, [2, [3, [4]], 5], [[6]]])))
def perms(s):
    if len(s) <= 1: yield s
    else:
        for i, c in enumerate(s):
            for p in perms(s[:i] + s[i + 1:]): yield c + p
print(list(perms("abc")))
def tree(n): 
    if n: 
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)))
