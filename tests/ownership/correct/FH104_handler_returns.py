def work(text):
    b = allocate(16)
    try:
        n = int(text)
    except ValueError:
        free(b)
        return -1
    except:
        free(b)
        raise
    free(b)
    return n


print(work("4"), work("x"))
