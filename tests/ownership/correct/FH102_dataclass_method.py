from dataclasses import dataclass, field


@dataclass
class Pair:
    left: owned(Buffer)
    right: owned(Buffer)
    names: list = field(default_factory=list)

    def close(self):
        free(self.left)
        free(self.right)


def work():
    pair = Pair(allocate(2), allocate(2))
    pair.close()


work()
