"""Module doc."""
import sys
LIMIT = 3
class Counter:
    """Counts."""
    total = 0
    def __init__(self, step=1):
        self.step = step
    def advance(self):
        Counter.total += self.step
        return Counter.total
def main(argv):
    c = Counter(2)
    for _ in range(LIMIT):
        c.advance()
    print(__doc__, Counter.__doc__, Counter.total, len(argv))
    return 0
if __name__ == "__main__":
    sys.exit(main(sys.argv))
