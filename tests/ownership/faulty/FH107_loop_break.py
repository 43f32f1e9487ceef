# runs: clean
def first_that_fits(n, b: borrowed(Buffer)):
    found = None
    for i in range(n):
        if i == len(b):
            found = b
            break
    return found  # expect: FH107 error


def work(n):
    with allocate(n) as b:
        return first_that_fits(20, b) is b


print(work(8))
