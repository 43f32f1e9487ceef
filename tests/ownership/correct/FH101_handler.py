def parse(text):
    b = allocate(16)
    try:
        n = int(text)
    except ValueError:
        n = len(b)
        free(b)
        return n
    except:
        free(b)
        raise
    free(b)
    return n


print(parse("12"), parse("x"))
