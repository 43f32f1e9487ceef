from shapes import make


def work(n, m):
    a = make(n)
    free(a)
    b = make(m)
    free(b)


try:
    work(8, -1)
except ValueError:
    print("negative")
