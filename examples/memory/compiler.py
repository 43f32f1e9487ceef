"""Strategies mixed: a small compiler whose phases free their memory each in its own way.

The tree of a formula lives in an arena, which ends when the formula is compiled. The code that comes out is moved out of it,
since it is returned. The machine that runs the code keeps its stack in a manual Buffer. The table of names, which lives as
long as the program, is automatic.
"""

import re

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|([a-z]+)|(.))")
PUSH, LOAD, ADD, SUB, MUL, DIV, NEG = range(7)
NAMES = ["push", "load", "add", "sub", "mul", "div", "neg"]
OPERATORS = {"+": (1, ADD), "-": (1, SUB), "*": (2, MUL), "/": (2, DIV)}
variables = {}


class Node:
    def __init__(self, op, *parts):
        self.op, self.parts = op, parts


class Parser:
    def __init__(self, text):
        self.tokens = [m.group(0).strip() for m in TOKEN.finditer(text) if m.group(0).strip()]
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self):
        token = self.peek()
        self.at += 1
        return token

    def expression(self, level=1):
        left = self.unary()
        while self.peek() in OPERATORS and OPERATORS[self.peek()][0] >= level:
            precedence, op = OPERATORS[self.take()]
            left = Node(op, left, self.expression(precedence + 1))
        return left

    def unary(self):
        token = self.take()
        if token is None: raise SyntaxError("formula ends early")
        if token == "-": return Node(NEG, self.unary())
        if token == "(":
            inner = self.expression()
            if self.take() != ")": raise SyntaxError("missing )")
            return inner
        if token[0].isdigit(): return Node(PUSH, float(token))
        if token.isalpha(): return Node(LOAD, variables.setdefault(token, len(variables)))
        raise SyntaxError(f"unexpected {token!r}")


def emit(node, code):
    if node.op in (PUSH, LOAD):
        code.append((node.op, node.parts[0]))
        return
    for part in node.parts: emit(part, code)
    code.append((node.op, 0))


@arena_memory
def compile_formula(text):
    parser = Parser(text)
    tree = parser.expression()
    if parser.peek() is not None: raise SyntaxError(f"unexpected {parser.peek()!r}")
    code = []
    emit(tree, code)
    return code


def run(code, values, stack):
    top = 0
    for op, argument in code:
        if op == PUSH or op == LOAD:
            stack.write_f64(top, argument if op == PUSH else values[argument])
            top += 8
            continue
        right = stack.read_f64(top - 8)
        if op == NEG:
            stack.write_f64(top - 8, -right)
            continue
        left = stack.read_f64(top - 16)
        top -= 8
        result = left + right if op == ADD else left - right if op == SUB else left * right if op == MUL else left / right
        stack.write_f64(top - 8, result)
    return stack.read_f64(0)


with allocate(64 * 8) as stack:
    for formula in ("1 + 2 * 3", "(x + 4) * -(y - 2) / 8", "x * x - y * y", "2 * (3"):
        try:
            code = compile_formula(formula)
        except SyntaxError as error:
            print(f"{formula:24} error: {error}")
            continue
        text = " ".join(NAMES[op] + (f" {argument:g}" if op in (PUSH, LOAD) else "") for op, argument in code)
        print(f"{formula:24} = {run(code, [5.0, 3.0], stack):g}   [{text}]")
print("names:", variables)
print(memory_stats())
