# runs: KeyError
def stop():
    destroy_arena("work")


create_arena("work")
with arena("work"):
    values = [1, 2]
    print(len(values))
stop()
with arena("work"):  # expect: FH111 error
    print([3])
