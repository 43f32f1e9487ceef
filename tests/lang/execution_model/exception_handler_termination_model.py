def f():
    try:
        raise ValueError("x")
    except ValueError:
        return "handled"
    return "not resumed"
print(f())
def deep(n):
    if n == 0: raise KeyError("deep")
    deep(n - 1)
try:
    deep(50)
except KeyError as e:
    n, tb = 0, e.__traceback__
    while tb: n, tb = n + 1, tb.tb_next
    print(n)
