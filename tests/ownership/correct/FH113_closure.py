@no_alloc
def add(n, k):
    return n + k


print(add(1, 2))
