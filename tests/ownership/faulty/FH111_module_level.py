# runs: KeyError
create_arena("requests")
with arena("requests"):
    table = {"a": [1]}
    count = len(table)
destroy_arena("requests")
print(count)
reset_arena("requests")  # expect: FH111 error
