@no_alloc
def guarded(state):
    try:
        state.count += 1
    finally:
        state.log = None


class State:
    count = 0
    log = 1


guarded(State())
