# runs: KeyError
@arena_memory("frames")
def frame(n):
    return len([n] * n)


print(frame(3))
destroy_arena("frames")
reset_arena("frames")  # expect: FH111 error
