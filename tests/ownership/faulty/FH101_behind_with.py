# runs: UseAfterFreeError
def work(text):
    with allocate(16) as b:
        b.write_u32(0, len(text))
    return b.read_u32(0)  # expect: FH101 error


print(work("word"))
