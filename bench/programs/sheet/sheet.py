# A spreadsheet: cells with text, numbers and formulas, a formula parser, dependencies, recalculation, a printed page.
import math
import sys


class CellError(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


def column_name(index):
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index]


class Formula:
    """A node of a formula's tree."""

    def references(self, result):
        pass

    def evaluate(self, sheet):
        return 0.0


class Broken(Formula):
    def __init__(self, code):
        self.code = code

    def evaluate(self, sheet):
        raise CellError(self.code)


class Constant(Formula):
    def __init__(self, value):
        self.value = value

    def evaluate(self, sheet):
        return self.value


class Reference(Formula):
    def __init__(self, name):
        self.name = name

    def references(self, result):
        result.append(self.name)

    def evaluate(self, sheet):
        return sheet.number(self.name)


class Range(Formula):
    def __init__(self, first, last):
        self.names = []
        low = int(first[1:])
        high = int(last[1:])
        for column in range(ord(first[0]), ord(last[0]) + 1):
            for row in range(low, high + 1):
                self.names.append(chr(column) + str(row))

    def references(self, result):
        result.extend(self.names)

    def evaluate(self, sheet):
        raise CellError("#RANGE")

    def values(self, sheet):
        for name in self.names:
            yield sheet.number(name)


class Operation(Formula):
    def __init__(self, sign, left, right):
        self.sign = sign
        self.left = left
        self.right = right

    def references(self, result):
        self.left.references(result)
        self.right.references(result)

    def evaluate(self, sheet):
        left = self.left.evaluate(sheet)
        right = self.right.evaluate(sheet)
        if self.sign == "+":
            return left + right
        if self.sign == "-":
            return left - right
        if self.sign == "*":
            return left * right
        if right == 0.0:
            raise CellError("#DIV")
        return left / right


class Comparison(Operation):
    def evaluate(self, sheet):
        left = self.left.evaluate(sheet)
        right = self.right.evaluate(sheet)
        if self.sign == "<":
            return 1.0 if left < right else 0.0
        return 1.0 if left > right else 0.0


class FunctionCall(Formula):
    def __init__(self, name, arguments):
        self.name = name
        self.arguments = arguments

    def references(self, result):
        for argument in self.arguments:
            argument.references(result)

    def numbers(self, sheet):
        result = []
        for argument in self.arguments:
            if isinstance(argument, Range):
                result.extend(argument.values(sheet))
            else:
                result.append(argument.evaluate(sheet))
        return result

    def evaluate(self, sheet):
        if self.name == "IF":
            chosen = 1 if self.arguments[0].evaluate(sheet) != 0.0 else 2
            return self.arguments[chosen].evaluate(sheet)
        function = FUNCTIONS.get(self.name)
        if function is None:
            raise CellError("#NAME")
        return function(self.numbers(sheet))


def average(numbers):
    if not numbers:
        raise CellError("#DIV")
    return total(numbers) / len(numbers)


def total(numbers):
    result = 0.0
    for number in numbers:
        result += number
    return result


def root(numbers):
    if numbers[0] < 0.0:
        raise CellError("#NUM")
    return math.sqrt(numbers[0])


FUNCTIONS = {"SUM": total, "AVG": average, "MAX": max, "MIN": min, "ROOT": root, "COUNT": lambda numbers: float(len(numbers))}


class FormulaParser:
    def __init__(self, text):
        self.text = text
        self.position = 0

    def peek(self):
        while self.position < len(self.text) and self.text[self.position] == " ":
            self.position += 1
        return self.text[self.position] if self.position < len(self.text) else ""

    def take(self):
        letter = self.peek()
        self.position += 1
        return letter

    def parse(self):
        tree = self.comparison()
        if self.peek() != "":
            raise CellError("#SYNTAX")
        return tree

    def comparison(self):
        left = self.sum()
        if self.peek() in ("<", ">"):
            sign = self.take()
            return Comparison(sign, left, self.sum())
        return left

    def sum(self):
        left = self.product()
        while self.peek() in ("+", "-"):
            sign = self.take()
            left = Operation(sign, left, self.product())
        return left

    def product(self):
        left = self.atom()
        while self.peek() in ("*", "/"):
            sign = self.take()
            left = Operation(sign, left, self.atom())
        return left

    def atom(self):
        letter = self.peek()
        if letter.isdigit():
            return Constant(float(self.run_of("0123456789.")))
        if letter == "(":
            self.take()
            inside = self.comparison()
            if self.take() != ")":
                raise CellError("#SYNTAX")
            return inside
        if not letter.isalpha():
            raise CellError("#SYNTAX")
        word = self.run_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        if self.peek() == "(":
            return self.call(word)
        if self.peek() == ":":
            self.take()
            return Range(word, self.run_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
        return Reference(word)

    def call(self, name):
        self.take()
        arguments = []
        while self.peek() != ")":
            arguments.append(self.comparison())
            if self.peek() == ",":
                self.take()
        self.take()
        return FunctionCall(name, arguments)

    def run_of(self, letters):
        start = self.position
        while self.position < len(self.text) and self.text[self.position] in letters:
            self.position += 1
        return self.text[start : self.position]


class Cell:
    def __init__(self, name):
        self.name = name
        self.value = 0.0
        self.dependents = {}
        self.references = []

    def calculate(self, sheet):
        pass

    def number(self):
        return 0.0

    def show(self):
        return ""


class NumberCell(Cell):
    def __init__(self, name, value):
        super().__init__(name)
        self.value = value

    def number(self):
        return self.value

    def show(self):
        return "%.4f" % self.value


class TextCell(Cell):
    def __init__(self, name, text):
        super().__init__(name)
        self.text = text

    def number(self):
        raise CellError("#VALUE")

    def show(self):
        return self.text


class FormulaCell(Cell):
    def __init__(self, name, source):
        super().__init__(name)
        self.source = source
        self.error = None
        try:
            self.tree = FormulaParser(source).parse()
        except CellError as error:
            self.tree = Broken(error.code)
        self.tree.references(self.references)

    def calculate(self, sheet):
        try:
            self.value = self.tree.evaluate(sheet)
            self.error = None
        except CellError as error:
            self.error = error.code

    def number(self):
        if self.error is not None:
            raise CellError(self.error)
        return self.value

    def show(self):
        return self.error if self.error is not None else "%.4f" % self.value


class Sheet:
    def __init__(self, columns, rows):
        self.columns = columns
        self.rows = rows
        self.cells = {}
        self.calculated = 0

    def cell(self, name):
        cell = self.cells.get(name)
        if cell is None:
            cell = Cell(name)
            self.cells[name] = cell
        return cell

    def number(self, name):
        return self.cell(name).number()

    def set(self, name, content):
        if content.startswith("="):
            cell = FormulaCell(name, content[1:])
        elif content[:1].isdigit():
            cell = NumberCell(name, float(content))
        else:
            cell = TextCell(name, content)
        old = self.cells.get(name)
        if old is not None:
            cell.dependents = old.dependents
            for reference in old.references:
                self.cell(reference).dependents.pop(name, None)
        for reference in cell.references:
            self.cell(reference).dependents[name] = True
        self.cells[name] = cell
        self.recalculate(name)

    def recalculate(self, name):
        order = []
        marks = {}
        try:
            self.visit(name, marks, order)
        except CellError as error:
            self.cells[name].error = error.code
            return
        order.reverse()
        for changed in order:
            self.calculated += 1
            self.cells[changed].calculate(self)

    def visit(self, name, marks, order):
        mark = marks.get(name, 0)
        if mark == 2:
            return
        if mark == 1:
            raise CellError("#CYCLE")
        marks[name] = 1
        for dependent in self.cells[name].dependents:
            self.visit(dependent, marks, order)
        marks[name] = 2
        order.append(name)

    def page(self):
        lines = []
        for row in range(1, self.rows + 1):
            parts = []
            for column in range(self.columns):
                name = column_name(column) + str(row)
                text = self.cells[name].show() if name in self.cells else ""
                parts.append(text.rjust(9))
            lines.append("|".join(parts))
        return "\n".join(lines)


def fill(sheet, seed):
    sheet.set("A1", "item")
    sheet.set("B1", "price")
    sheet.set("C1", "count")
    sheet.set("D1", "sum")
    for row in range(2, 12):
        seed = seed * 16807 % 2147483647
        text = str(row)
        sheet.set("A" + text, "part " + text)
        sheet.set("B" + text, str(seed % 1000 / 4))
        sheet.set("C" + text, str(seed % 17))
        sheet.set("D" + text, "=B" + text + " * C" + text)
    sheet.set("D12", "=SUM(D2:D11)")
    sheet.set("D13", "=IF(D12 > 9000, D12 * 0.75, D12) + 25")
    sheet.set("E12", "=MAX(B2:B11) - MIN(B2:B11)")
    sheet.set("E13", "=ROOT(AVG(C2:C11) - 8)")
    sheet.set("F2", "=D2 / D$")
    sheet.set("F3", "=D13 / (C2 - C2)")
    sheet.set("F4", "=A2 + 1")
    sheet.set("F5", "=FOO(1, 2)")
    sheet.set("F6", "=COUNT(D2:E13) + E13")
    return seed


def digest(text):
    result = 0
    for letter in text:
        result = (result * 31 + ord(letter)) % 1000003
    return result


def main(n):
    checksum = 0
    calculated = 0
    seed = 99
    for round in range(n):
        sheet = Sheet(6, 13)
        seed = fill(sheet, seed)
        for change in range(10):
            seed = seed * 16807 % 2147483647
            sheet.set("BC"[seed % 2] + str(seed % 10 + 2), str(seed % 50))
        sheet.set("E2", "=E3 + 1")
        sheet.set("E3", "=E2 + 1")
        sheet.set("E3", "7")
        checksum = (checksum * 3 + digest(sheet.page())) % 1000003
        calculated += sheet.calculated
    print("sheet", n, calculated, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1100)
