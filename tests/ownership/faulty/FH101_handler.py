# runs: UseAfterFreeError
def parse(text):
    b = allocate(16)
    try:
        n = int(text)
    except ValueError:
        free(b)
        return len(b)  # expect: FH101 error
    except:
        free(b)
        raise
    free(b)
    return n


print(parse("12"), parse("x"))
