def consume(b: owned(Buffer)) -> None:
    free(b)


table = allocate(4)
try:
    print(len(table))
finally:
    consume(table)
