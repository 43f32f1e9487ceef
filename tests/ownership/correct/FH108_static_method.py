class Factory:
    @staticmethod
    def make(n) -> owned(Buffer):
        while n < 16:
            n *= 2
        b = allocate(n)
        return b


b = Factory.make(8)
free(b)
