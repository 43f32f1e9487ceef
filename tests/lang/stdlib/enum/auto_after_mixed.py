# auto() behind values that have no order warns at the line of the member.
import enum
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")

    class Mixed(enum.Enum):
        A = 4
        B = "b"
        C = enum.auto()

print(Mixed.C.value, caught[0].category.__name__, caught[0].lineno, caught[0].filename == __file__)
