def work(shape):
    b = allocate(8)
    match shape:
        case ("circle", r):
            area = r * r * 3
        case ("square", a):
            area = a * a
        case _:
            free(b)
            return 0
    free(b)
    return area


print(work(("square", 2)), work(7))
