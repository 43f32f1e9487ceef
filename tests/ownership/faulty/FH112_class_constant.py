# runs: ValueError
class Config:
    SIZE = 0


def work():
    return BoundedList(Config.SIZE)  # expect: FH112 error


print(len(work()))
