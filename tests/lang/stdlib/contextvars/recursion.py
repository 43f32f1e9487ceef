import contextvars
def deep(n):
    return contextvars.Context().run(deep, n - 1) if n else 0
print(deep(50))
try:
    deep(100000)
except RecursionError as e:
    print(e)
