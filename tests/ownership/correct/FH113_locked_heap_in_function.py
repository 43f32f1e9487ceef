def step(state):
    state[0] += 1
    return state


state = [0]
step(state)
memory_lock("all")
step(state)
