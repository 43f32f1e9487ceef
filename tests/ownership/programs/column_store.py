"""Rows kept by column: numbers in buffers of their own width, queries as generators and comprehensions."""

from contextlib import ExitStack

WIDTHS = {"i32": 4, "f64": 8, "u8": 1}


class Column:
    cells: owned(Buffer)

    def __init__(self, name, kind, capacity):
        self.name, self.kind = name, kind
        self.width = WIDTHS[kind]
        self.count = 0
        self.cells = allocate(capacity * self.width)

    def append(self, value):
        at = self.count * self.width
        match self.kind:
            case "i32":
                self.cells.write_i32(at, value)
            case "f64":
                self.cells.write_f64(at, value)
            case "u8":
                self.cells.write_u8(at, value)
        self.count += 1

    def __getitem__(self, row):
        if row >= self.count:
            raise IndexError(row)
        at = row * self.width
        if self.kind == "i32":
            return self.cells.read_i32(at)
        if self.kind == "f64":
            return self.cells.read_f64(at)
        return self.cells.read_u8(at)

    def __len__(self):
        return self.count

    def close(self):
        free(self.cells)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


class Table:
    def __init__(self, capacity, **kinds):
        self.columns = {}
        with ExitStack() as made:
            for name, kind in kinds.items():
                column = Column(name, kind, capacity)
                made.callback(column.close)
                self.columns[name] = column
            made.pop_all()

    def insert(self, **values):
        for name, column in self.columns.items():
            column.append(values[name])

    def rows(self, *names):
        chosen = [self.columns[name] for name in names]
        for row in range(len(chosen[0])):
            yield tuple(column[row] for column in chosen)

    def where(self, name, test):
        return [row for row, value in enumerate(self.columns[name]) if test(value)]

    def total(self, name, rows):
        column = self.columns[name]
        return sum(column[row] for row in rows)

    def close(self):
        for column in self.columns.values():
            column.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def group(table, key, value):
    sums = {}
    for k, v in table.rows(key, value):
        sums[k] = sums.get(k, 0) + v
    return sums


def running_mean(column: borrowed(Column), window):
    with allocate(window * 8) as recent:
        total = 0.0
        for i, value in enumerate(column):
            at = i % window * 8
            total += value - recent.read_f64(at)
            recent.write_f64(at, value)
            if i + 1 >= window:
                yield round(total / window, 3)


def main():
    with Table(64, day="u8", city="i32", rain="f64") as table:
        for n in range(40):
            table.insert(day=n % 7, city=n * n % 5, rain=n % 11 / 2)
        wet = table.where("rain", lambda value: value >= 4.5)
        print(len(wet), table.total("rain", wet))
        print(group(table, "city", "rain"))
        means = []
        for mean in running_mean(table.columns["rain"], 4):
            means.append(mean)
            if len(means) == 6:
                break
        print(means)
    try:
        Table(4, a="i32", b="i64")
    except KeyError as error:
        print("no kind", error)
    print(memory_stats()["manual_count"])


main()
