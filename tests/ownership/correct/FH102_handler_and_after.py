def work(text):
    b = allocate(8)
    try:
        n = int(text)
    except ValueError:
        n = 0
    except:
        free(b)
        raise
    free(b)
    return n


print(work("5"), work("x"))
