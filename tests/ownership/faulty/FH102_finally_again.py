# runs: DoubleFreeError
def work(text):
    b = allocate(8)
    try:
        n = int(text)
        free(b)
        return n
    finally:
        free(b)  # expect: FH102 any


print(work("5"))
