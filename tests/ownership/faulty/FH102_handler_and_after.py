# runs: DoubleFreeError
def work(text):
    b = allocate(8)
    try:
        n = int(text)
    except ValueError:
        n = 0
        free(b)
    except:
        free(b)
        raise
    free(b)  # expect: FH102 warning
    return n


print(work("5"), work("x"))
