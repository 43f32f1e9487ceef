# runs: any
class Counter:
    def __init__(self):
        self.count = 0

    def log(self):
        return {"count": self.count}  # expect: FH113 error /log

    @no_alloc
    def step(self):
        self.count += 1
        if self.count > 1:
            self.log()  # expect: FH113 error /log
        return self.count


c = Counter()
print(c.step(), c.step())
