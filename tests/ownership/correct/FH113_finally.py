@no_alloc
def guarded(state):
    try:
        state.count += 1
    finally:
        state.log = None


class State:
    def __init__(self):
        self.count = 0
        self.log = 1


guarded(State())
