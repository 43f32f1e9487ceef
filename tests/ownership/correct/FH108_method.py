class Factory:
    made = 0

    def make(self, n) -> owned(Buffer):
        self.made += 1
        return allocate(n)


f = Factory()
b = f.make(8)
free(b)
