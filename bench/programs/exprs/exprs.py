# A calculator: text to tokens, tokens to a tree by recursive descent, the tree evaluated with variables and simplified.
import sys


class Token:
    def __init__(self, kind, text):
        self.kind = kind
        self.text = text


def tokens_of(source):
    tokens = []
    position = 0
    while position < len(source):
        letter = source[position]
        if letter == " ":
            position += 1
        elif "0" <= letter <= "9":
            start = position
            while position < len(source) and ("0" <= source[position] <= "9" or source[position] == "."):
                position += 1
            tokens.append(Token("number", source[start:position]))
        elif "a" <= letter <= "z":
            start = position
            while position < len(source) and "a" <= source[position] <= "z":
                position += 1
            tokens.append(Token("name", source[start:position]))
        else:
            tokens.append(Token("sign", letter))
            position += 1
    tokens.append(Token("end", ""))
    return tokens


class Number:
    def __init__(self, value):
        self.value = value

    def evaluate(self, variables):
        return self.value

    def simplify(self):
        return self

    def is_constant(self):
        return True


class Variable:
    def __init__(self, name):
        self.name = name

    def evaluate(self, variables):
        return variables[self.name]

    def simplify(self):
        return self

    def is_constant(self):
        return False


class Negation:
    def __init__(self, operand):
        self.operand = operand

    def evaluate(self, variables):
        return -self.operand.evaluate(variables)

    def simplify(self):
        operand = self.operand.simplify()
        if operand.is_constant():
            return Number(-operand.value)
        return Negation(operand)

    def is_constant(self):
        return False


class Binary:
    def __init__(self, sign, left, right):
        self.sign = sign
        self.left = left
        self.right = right

    def evaluate(self, variables):
        left = self.left.evaluate(variables)
        right = self.right.evaluate(variables)
        if self.sign == "+":
            return left + right
        if self.sign == "-":
            return left - right
        if self.sign == "*":
            return left * right
        return left / right

    def simplify(self):
        left = self.left.simplify()
        right = self.right.simplify()
        result = Binary(self.sign, left, right)
        if left.is_constant() and right.is_constant():
            return Number(result.evaluate({}))
        return result

    def is_constant(self):
        return False


class Parser:
    def __init__(self, tokens):
        self.tokens = tokens
        self.position = 0

    def peek(self):
        return self.tokens[self.position].text

    def take(self):
        token = self.tokens[self.position]
        self.position += 1
        return token

    def sum(self):
        left = self.product()
        while self.peek() == "+" or self.peek() == "-":
            sign = self.take().text
            left = Binary(sign, left, self.product())
        return left

    def product(self):
        left = self.factor()
        while self.peek() == "*" or self.peek() == "/":
            sign = self.take().text
            left = Binary(sign, left, self.factor())
        return left

    def factor(self):
        token = self.take()
        if token.kind == "number":
            return Number(float(token.text))
        if token.kind == "name":
            return Variable(token.text)
        if token.text == "-":
            return Negation(self.factor())
        inside = self.sum()
        self.take()
        return inside


SOURCES = [
    "1 + 2 * 3 - x / 4",
    "(width + height) * 2 - -depth * (3.5 + 1.5)",
    "((x + 1) * (x + 2) * (x + 3)) / (1 + x * x)",
    "price * 1.25 + 2 * (4 - 1) * rate - 8 / 2",
    "-(-(x - 1) * (y + 0.5)) + 10 * (2 + 3 * (4 - 5 / 2))",
]


def main(n):
    total = 0.0
    count = 0
    for round in range(n):
        variables = {"x": round % 10 + 1.0, "y": 2.0, "width": 3.0, "height": 4.5, "depth": 0.25, "price": 9.5, "rate": 1.5}
        for source in SOURCES:
            tokens = tokens_of(source)
            tree = Parser(tokens).sum()
            count += len(tokens)
            total += tree.evaluate(variables)
            simple = tree.simplify()
            for repeat in range(3):
                variables["x"] += 1.0
                total += simple.evaluate(variables)
    print("exprs", n, count, "%.4f" % total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 7000)
