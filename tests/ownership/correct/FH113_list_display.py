@no_alloc
def larger(a, b):
    return a if a > b else b


print(larger(1, 2))
