class Pool:
    def _fresh(self, n) -> owned(Buffer):
        b = allocate(n)
        b.fill(0)
        return b

    def use(self, n):
        b = self._fresh(n)
        n += len(b)
        free(b)
        return n


print(Pool().use(4))
