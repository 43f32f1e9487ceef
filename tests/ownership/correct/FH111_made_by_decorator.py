@arena_memory("frames")
def frame(n):
    return len([n] * n)


print(frame(3))
reset_arena("frames")
print(frame(4))
with arena("frames"):
    print(len([1, 2]))
destroy_arena("frames")
