def work(n):
    b = allocate(n)
    keys = {i: b[i] for i in range(n)}
    result = {k: v + b[k] for k, v in keys.items()}
    free(b)
    return result


print(work(3))
