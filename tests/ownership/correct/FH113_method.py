class Counter:
    def __init__(self):
        self.count = 0

    def log(self):
        return self.count

    @no_alloc
    def step(self):
        self.count += 1
        if self.count > 1:
            self.log()
        return self.count


c = Counter()
print(c.step(), c.step())
