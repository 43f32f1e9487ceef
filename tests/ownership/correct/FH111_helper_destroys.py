def stop():
    destroy_arena("work")


create_arena("work")
with arena("work"):
    values = [1, 2]
    print(len(values))
with arena("work"):
    print([3])
stop()
