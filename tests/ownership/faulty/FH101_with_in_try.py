# runs: UseAfterFreeError
def work(text):
    try:
        with allocate(4) as b:
            b[0] = int(text)
            return b[0]
    except ValueError:
        return b[0]  # expect: FH101 any


print(work("7"))
print(work("x"))
