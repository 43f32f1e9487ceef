# runs: clean
class Factory:
    @staticmethod
    def make(n):
        while n < 16:
            n *= 2
        b = allocate(n)
        return b  # expect: FH108 warning


b = Factory.make(8)
free(b)
