def work(n, align):
    b = allocate_aligned(n, align)
    try:
        a = allocate(n)
        a.fill(1)
        free(a)
    finally:
        free(b)


try:
    work(8, 3)
except ValueError:
    print("no power of two")
