# runs: any
@no_alloc
def guarded(state):
    try:
        state.count += 1
    finally:
        state.log = {"count": 1}  # expect: FH113 error


class State:
    count = 0


guarded(State())
