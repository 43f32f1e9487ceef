"""Matrices over buffers that a pool hands out and takes back, so that a chain of products makes only a few."""


class Pool:
    def __init__(self):
        self.idle = {}
        self.made = 0

    def take(self, size) -> owned(Buffer):
        waiting = self.idle.get(size)
        if waiting:
            return waiting.pop()
        self.made += 1
        return allocate(size)

    def give(self, buffer):
        self.idle.setdefault(len(buffer), []).append(buffer)

    def close(self):
        for waiting in self.idle.values():
            while waiting:
                free(waiting.pop())
        self.idle.clear()


class Matrix:
    def __init__(self, pool, rows, columns):
        self.pool, self.rows, self.columns = pool, rows, columns
        self.cells = pool.take(rows * columns * 8)

    def __getitem__(self, place):
        row, column = place
        return self.cells.read_f64((row * self.columns + column) * 8)

    def __setitem__(self, place, value):
        row, column = place
        self.cells.write_f64((row * self.columns + column) * 8, value)

    def __matmul__(self, other):
        if self.columns != other.rows:
            raise ValueError(f"{self.rows}x{self.columns} times {other.rows}x{other.columns}")
        result = Matrix(self.pool, self.rows, other.columns)
        for i in range(self.rows):
            for j in range(other.columns):
                result[i, j] = sum(self[i, k] * other[k, j] for k in range(self.columns))
        return result

    def trace(self):
        return sum(self[i, i] for i in range(min(self.rows, self.columns)))

    def release(self):
        if self.cells is not None:
            self.pool.give(self.cells)
            self.cells = None

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.release()


def identity(pool, n, scale=1.0):
    result = Matrix(pool, n, n)
    for i in range(n):
        for j in range(n):
            result[i, j] = scale if i == j else 0.0
    return result


def power(pool, base, exponent):
    result = identity(pool, base.rows)
    while exponent:
        if exponent & 1:
            old, result = result, result @ base
            old.release()
        exponent >>= 1
        if exponent:
            squared = base @ base
            base.release()
            base = squared
    base.release()
    return result


def main():
    pool = Pool()
    try:
        fib = Matrix(pool, 2, 2)
        for place, value in (((0, 0), 1.0), ((0, 1), 1.0), ((1, 0), 1.0), ((1, 1), 0.0)):
            fib[place] = value
        with power(pool, fib, 30) as p:
            print(int(p[0, 1]), int(p.trace()))
        with identity(pool, 3, 2.0) as a, identity(pool, 4) as b:
            try:
                a @ b
            except ValueError as error:
                print(error)
            with a @ a as c:
                print(c.trace())
        print(pool.made, sorted((size, len(waiting)) for size, waiting in pool.idle.items()))
    finally:
        pool.close()
    print(memory_stats()["manual_count"])


main()
