from enum import Enum, IntEnum, Flag, unique, verify, UNIQUE, CONTINUOUS, NAMED_FLAGS
def run(deco, base, **members):
    try:
        print(deco(base("X", members)))
    except ValueError as e:
        print(e)
run(unique, Enum, a=1, b=2)
run(unique, Enum, a=1, b=1, c=1)
run(verify(UNIQUE), Enum, a=1, b=1)
run(verify(CONTINUOUS), IntEnum, a=1, b=4)
run(verify(CONTINUOUS), IntEnum, a=1, b=2)
run(verify(CONTINUOUS), Flag, a=1, b=4)
run(verify(NAMED_FLAGS), Flag, a=1, b=7)
