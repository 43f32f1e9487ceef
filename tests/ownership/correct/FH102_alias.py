def work(n):
    b = allocate(n)
    view = b
    view.fill(2)
    free(view)
    b = None
    free(b)


work(8)
