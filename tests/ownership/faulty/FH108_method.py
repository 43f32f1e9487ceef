# runs: clean
class Factory:
    made = 0

    def make(self, n):
        self.made += 1
        return allocate(n)  # expect: FH108 warning


f = Factory()
b = f.make(8)
free(b)
