# runs: DoubleFreeError
def work():
    parts = {"head": allocate(2)}
    parts["head"].fill(1)
    free(parts["head"])
    free(parts["head"])  # expect: FH102 error


work()
