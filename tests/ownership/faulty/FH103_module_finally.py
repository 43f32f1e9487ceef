# runs: UseAfterFreeError
def consume(b: owned(Buffer)) -> None:
    free(b)


table = allocate(4)
try:
    consume(table)
finally:
    print(len(table))  # expect: FH103 any
