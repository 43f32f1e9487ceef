def first_that_fits(n, b: borrowed(Buffer)):
    found = None
    for i in range(n):
        if i == len(b):
            found = i
            break
    return found


def work(n):
    with allocate(n) as b:
        return first_that_fits(20, b) == n


print(work(8))
