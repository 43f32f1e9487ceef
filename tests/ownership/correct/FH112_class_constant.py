class Config:
    SIZE = 4


def work():
    return BoundedList(Config.SIZE)


print(len(work()))
