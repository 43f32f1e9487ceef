# runs: clean
from functools import partial


def reader(b: borrowed(Buffer)):
    return partial(len, b)  # expect: FH107 error


with allocate(4) as b:
    print(reader(b)())
