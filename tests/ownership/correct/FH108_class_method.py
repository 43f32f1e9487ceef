class Table:
    @classmethod
    def rows(cls, n) -> owned(Buffer):
        b = allocate(n)
        b.fill(1)
        return b


b = Table.rows(3)
free(b)
