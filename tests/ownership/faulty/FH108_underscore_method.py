# runs: clean
class Pool:
    def _fresh(self, n):
        b = allocate(n)
        b.fill(0)
        return b  # expect: FH108 note

    def use(self, n):
        b = self._fresh(n)
        n += len(b)
        free(b)
        return n


print(Pool().use(4))
