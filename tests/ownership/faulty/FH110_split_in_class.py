# runs: UseAfterFreeError
class Stats:
    rows = []


def collect(lines):
    create_arena("collect")
    with arena("collect"):
        for line in lines:
            fields = line.split(",")
            Stats.rows.append(fields)  # expect: FH110 error
    destroy_arena("collect")


collect(["a,b"])
print(str(Stats.rows[0]))
