# runs: any
@no_alloc
def guarded(state):
    try:
        state.count += 1
    finally:
        state.log = {"count": 1}  # expect: FH113 error


class State:
    def __init__(self):
        self.count = 0
        self.log = None


guarded(State())
