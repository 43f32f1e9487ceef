# runs: clean
class Table:
    @classmethod
    def rows(cls, n):
        b = allocate(n)
        b.fill(1)
        return b  # expect: FH108 warning


b = Table.rows(3)
free(b)
