# runs: MemoryLockedError
def step(state):
    state[0] += 1
    return {"state": state}  # expect: FH113 error /step


state = [0]
step(state)
memory_lock("all")
step(state)  # expect: FH113 error /step
