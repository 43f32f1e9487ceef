"""A spreadsheet: formulas, recalculation of exactly the cells that depend on a change, and errors that spread.

A formula is parsed once into a closure. While a cell is being computed, the sheet notes which cells it reads; that is
the dependency graph, made anew with every computation, so that a formula with IF depends only on the branch it took.
"""


class CellError(Exception):
    """What a cell shows in place of a value, such as #DIV! or #CYCLE!."""


def level(operand, operators):
    """Makes the method that parses one level of precedence: operands joined by left-associative operators."""

    def combine(operator, left, right):
        return lambda: operator(number(left()), number(right()))

    def method(self):
        left = operand(self)
        while sign := self.take(*operators):
            left = combine(operators[sign], left, operand(self))
        return left

    return method


def number(value):
    if isinstance(value, str):
        raise CellError("#VALUE!")
    return value


class Parser:
    """Recursive descent, one method a level; each returns a function of no arguments that computes the value."""

    def __init__(self, text, sheet):
        for mark in "()+-*/<>=,:":
            text = text.replace(mark, f" {mark} ")
        self.words = text.split()
        self.sheet = sheet
        self.formula = self.comparison()
        if self.words:
            self.fail()

    def take(self, *wanted):
        if self.words and self.words[0] in wanted:
            return self.words.pop(0)
        return None

    def fail(self):
        raise CellError("#SYNTAX!")

    def factor(self):
        if self.take("-"):
            operand = self.factor()
            return lambda: -number(operand())
        if self.take("("):
            inner = self.comparison()
            return inner if self.take(")") else self.fail()
        word = self.words.pop(0) if self.words else self.fail()
        if self.take("("):
            return self.call(word)
        if word[0].isdigit():
            constant = float(word)
            return lambda: constant
        if self.take(":"):
            last = self.words.pop(0)
            return lambda: [self.sheet[name] for name in cells_between(word, last)]
        return lambda: self.sheet[word]

    def call(self, name):
        arguments = [self.comparison()]
        while self.take(","):
            arguments.append(self.comparison())
        if not self.take(")"):
            self.fail()
        if name == "IF":
            test, then, otherwise = arguments
            return lambda: then() if test() else otherwise()
        if name not in FUNCTIONS:
            raise CellError("#NAME!")
        return lambda: FUNCTIONS[name](flat(argument() for argument in arguments))

    product = level(factor, {"*": lambda a, b: a * b, "/": lambda a, b: a / b})
    total = level(product, {"+": lambda a, b: a + b, "-": lambda a, b: a - b})
    comparison = level(total, {"<": lambda a, b: a < b, ">": lambda a, b: a > b, "=": lambda a, b: a == b})


def flat(values):
    for value in values:
        if isinstance(value, list):
            yield from flat(value)
        else:
            yield value


FUNCTIONS = {"SUM": sum, "MIN": min, "MAX": max, "COUNT": lambda values: sum(1 for _ in values)}


def cells_between(first, last):
    for row in range(int(first[1:]), int(last[1:]) + 1):
        for column in range(ord(first[0]), ord(last[0]) + 1):
            yield f"{chr(column)}{row}"


class Sheet:
    def __init__(self):
        self.formulas = {}
        self.values = {}
        self.readers = {}  # cell -> the cells whose value was computed from it
        self.computing = []
        self.computed = 0

    def __setitem__(self, name, content):
        """Numbers and text are values, text that begins with = is a formula."""
        self.forget(name)
        if isinstance(content, str) and content.startswith("="):
            try:
                self.formulas[name] = Parser(content[1:], self).formula
                return
            except CellError as error:
                content = error
        self.formulas[name] = lambda: content

    def forget(self, name):
        """Drops the value of a cell and of all that were computed from it."""
        self.values.pop(name, None)
        for reader in self.readers.pop(name, ()):
            self.forget(reader)

    def __getitem__(self, name):
        if self.computing:
            self.readers.setdefault(name, {})[self.computing[-1]] = True
        if name not in self.values:
            self.values[name] = self.compute(name)
        value = self.values[name]
        if isinstance(value, CellError):
            raise value
        return value

    def compute(self, name):
        if name in self.computing:
            return CellError("#CYCLE!")
        self.computing.append(name)
        self.computed += 1
        try:
            return self.formulas.get(name, float)()
        except CellError as error:
            return error
        except ZeroDivisionError:
            return CellError("#DIV!")
        except (TypeError, ValueError):
            return CellError("#VALUE!")
        finally:
            self.computing.pop()

    def text(self, name):
        if name not in self.formulas:
            return ""
        try:
            value = self[name]
        except CellError as error:
            return str(error)
        return f"{value:.2f}" if isinstance(value, float) else str(value)

    def show(self, title, first="A1", last="D5"):
        self.computed = 0
        rows = {}
        for name in cells_between(first, last):
            rows.setdefault(name[1:], []).append(f"{self.text(name):>9}")
        print(f"{title} ({self.computed} computed)")
        for number, cells in rows.items():
            print(f"  {number} |{' '.join(cells)}")


def main():
    sheet = Sheet()
    for row, (item, price, count) in enumerate([("tea", 2.5, 4), ("bread", 3.2, 1), ("cheese", 7.9, 2)], 1):
        sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"] = item, price, count
        sheet[f"D{row}"] = f"=B{row} * C{row}"
    sheet["A4"], sheet["C4"], sheet["D4"] = "total", "=SUM(C1:C3)", "=SUM(D1:D3)"
    sheet["A5"], sheet["B5"] = "shipping", "=IF(D4 > 30, 0, 4.9)"
    sheet["D5"] = "=D4 + B5"
    sheet.show("A bill")

    sheet["C2"] = 3
    sheet.show("Three breads: what depends on C2, and nothing else")
    sheet["B3"] = "dear"
    sheet.show("A price that is no number")
    sheet["B3"] = "=D5 / 10"
    sheet.show("A price that depends on the total")
    sheet["B3"], sheet["C4"], sheet["D4"] = "=1 / 0", "=SUM(C1:C3", "=MEDIAN(D1:D3)"
    sheet.show("More mistakes")
    sheet["B3"], sheet["C4"], sheet["D4"] = "=MAX(B1:B2) - -1", "=COUNT(C1:C3)", "=SUM(D1:D3, 0.01)"
    sheet.show("And all is well")


if __name__ == "__main__":
    main()
