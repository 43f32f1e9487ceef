# runs: DoubleFreeError
from dataclasses import dataclass, field


@dataclass
class Pair:
    left: owned(Buffer)
    right: owned(Buffer)
    names: list = field(default_factory=list)

    def close(self):
        free(self.left)
        free(self.right)


def work(n):
    pair = Pair(allocate(n), allocate(n))  # may: FH115
    pair.close()
    free(pair.right)  # expect: FH102 error


work(4)
