create_arena("requests")
with arena("requests"):
    table = {"a": [1]}
    count = len(table)
reset_arena("requests")
print(count)
destroy_arena("requests")
