# runs: leak
def work(text):
    b = allocate(16)  # expect: FH104 warning
    try:
        n = int(text)
    except ValueError:
        return -1
    except:
        free(b)
        raise
    free(b)
    return n


print(work("4"), work("x"))
