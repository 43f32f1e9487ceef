# A small language from source to execution: scanner, parser, syntax tree, compiler to bytecode, stack machine.
import sys


class ScriptError(Exception):
    pass


class Scanner:
    KEYWORDS = ("let", "while", "if", "else", "fn", "return", "print")

    def __init__(self, source):
        self.source = source
        self.position = 0
        self.tokens = []

    def scan(self):
        while self.position < len(self.source):
            letter = self.source[self.position]
            if letter in " \n":
                self.position += 1
            elif letter.isdigit():
                self.tokens.append(("number", self.run_of(str.isdigit)))
            elif letter.isalpha():
                word = self.run_of(str.isalpha)
                self.tokens.append((word if word in self.KEYWORDS else "name", word))
            else:
                two = self.source[self.position : self.position + 2]
                sign = two if two in ("==", "!=", "<=", ">=") else letter
                self.position += len(sign)
                self.tokens.append((sign, sign))
        self.tokens.append(("end", ""))
        return self.tokens

    def run_of(self, test):
        start = self.position
        while self.position < len(self.source) and test(self.source[self.position]):
            self.position += 1
        return self.source[start : self.position]


class Number:
    def __init__(self, value):
        self.value = value

    def emit(self, code):
        code.add("push", self.value)


class Name:
    def __init__(self, name):
        self.name = name

    def emit(self, code):
        code.add("load", code.slot(self.name))


class Binary:
    NAMES = {"+": "add", "-": "sub", "*": "mul", "%": "mod", "<": "lt", ">": "gt", "==": "eq", "!=": "ne", "<=": "le", ">=": "ge"}

    def __init__(self, sign, left, right):
        self.sign = sign
        self.left = left
        self.right = right

    def emit(self, code):
        self.left.emit(code)
        self.right.emit(code)
        code.add(self.NAMES[self.sign], 0)


class Call:
    def __init__(self, name, arguments):
        self.name = name
        self.arguments = arguments

    def emit(self, code):
        for argument in self.arguments:
            argument.emit(code)
        code.add("call", (self.name, len(self.arguments)))


class Let:
    def __init__(self, name, value):
        self.name = name
        self.value = value

    def emit(self, code):
        self.value.emit(code)
        code.declare(self.name)
        code.add("store", code.slot(self.name))


class Assign(Let):
    def emit(self, code):
        self.value.emit(code)
        code.add("store", code.slot(self.name))


class Print:
    def __init__(self, value):
        self.value = value

    def emit(self, code):
        self.value.emit(code)
        code.add("print", 0)


class Return(Print):
    def emit(self, code):
        self.value.emit(code)
        code.add("return", 0)


class Discard(Print):
    def emit(self, code):
        self.value.emit(code)
        code.add("pop", 0)


class Block:
    def __init__(self, statements):
        self.statements = statements

    def emit(self, code):
        for statement in self.statements:
            statement.emit(code)


class While:
    def __init__(self, condition, body):
        self.condition = condition
        self.body = body

    def emit(self, code):
        start = len(code.instructions)
        self.condition.emit(code)
        leave = code.add("jumpno", 0)
        self.body.emit(code)
        code.add("jump", start)
        code.patch(leave)


class If:
    def __init__(self, condition, body, otherwise):
        self.condition = condition
        self.body = body
        self.otherwise = otherwise

    def emit(self, code):
        self.condition.emit(code)
        skip = code.add("jumpno", 0)
        self.body.emit(code)
        if self.otherwise is None:
            code.patch(skip)
            return
        leave = code.add("jump", 0)
        code.patch(skip)
        self.otherwise.emit(code)
        code.patch(leave)


class Function:
    def __init__(self, name, parameters, body):
        self.name = name
        self.parameters = parameters
        self.body = body


class Parser:
    LEVELS = [("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "%")]

    def __init__(self, tokens):
        self.tokens = tokens
        self.position = 0

    def peek(self):
        return self.tokens[self.position][0]

    def take(self, kind):
        token = self.tokens[self.position]
        if token[0] != kind:
            raise ScriptError("expected " + kind + ", found " + token[1])
        self.position += 1
        return token[1]

    def program(self):
        functions = []
        while self.peek() != "end":
            functions.append(self.function())
        return functions

    def function(self):
        self.take("fn")
        name = self.take("name")
        self.take("(")
        parameters = []
        while self.peek() != ")":
            parameters.append(self.take("name"))
            if self.peek() == ",":
                self.take(",")
        self.take(")")
        return Function(name, parameters, self.block())

    def block(self):
        self.take("{")
        statements = []
        while self.peek() != "}":
            statements.append(self.statement())
        self.take("}")
        return Block(statements)

    def statement(self):
        kind = self.peek()
        if kind == "while":
            self.take("while")
            condition = self.expression(0)
            return While(condition, self.block())
        if kind == "if":
            self.take("if")
            condition = self.expression(0)
            body = self.block()
            otherwise = None
            if self.peek() == "else":
                self.take("else")
                otherwise = self.block()
            return If(condition, body, otherwise)
        result = self.simple(kind)
        self.take(";")
        return result

    def simple(self, kind):
        if kind == "let":
            self.take("let")
            name = self.take("name")
            self.take("=")
            return Let(name, self.expression(0))
        if kind == "print":
            self.take("print")
            return Print(self.expression(0))
        if kind == "return":
            self.take("return")
            return Return(self.expression(0))
        if kind == "name" and self.tokens[self.position + 1][0] == "=":
            name = self.take("name")
            self.take("=")
            return Assign(name, self.expression(0))
        return Discard(self.expression(0))

    def expression(self, level):
        if level == len(self.LEVELS):
            return self.atom()
        left = self.expression(level + 1)
        while self.peek() in self.LEVELS[level]:
            sign = self.take(self.peek())
            left = Binary(sign, left, self.expression(level + 1))
        return left

    def atom(self):
        if self.peek() == "number":
            return Number(int(self.take("number")))
        if self.peek() == "(":
            self.take("(")
            inside = self.expression(0)
            self.take(")")
            return inside
        name = self.take("name")
        if self.peek() != "(":
            return Name(name)
        self.take("(")
        arguments = []
        while self.peek() != ")":
            arguments.append(self.expression(0))
            if self.peek() == ",":
                self.take(",")
        self.take(")")
        return Call(name, arguments)


class Code:
    def __init__(self, function):
        self.name = function.name
        self.parameters = len(function.parameters)
        self.slots = {}
        self.instructions = []
        for parameter in function.parameters:
            self.declare(parameter)
        function.body.emit(self)
        self.add("push", 0)
        self.add("return", 0)

    def declare(self, name):
        if name not in self.slots:
            self.slots[name] = len(self.slots)

    def slot(self, name):
        if name not in self.slots:
            raise ScriptError("unknown name " + name)
        return self.slots[name]

    def add(self, operation, operand):
        self.instructions.append((operation, operand))
        return len(self.instructions) - 1

    def patch(self, index):
        self.instructions[index] = (self.instructions[index][0], len(self.instructions))


class Frame:
    def __init__(self, code, arguments):
        self.code = code
        self.next = 0
        self.slots = arguments + [0] * (len(code.slots) - len(arguments))


class Machine:
    def __init__(self, codes):
        self.codes = codes
        self.stack = []
        self.frames = []
        self.output = []
        self.executed = 0

    def call(self, name, count):
        if name not in self.codes:
            raise ScriptError("unknown function " + name)
        code = self.codes[name]
        if code.parameters != count:
            raise ScriptError(name + " takes " + str(code.parameters))
        arguments = self.stack[len(self.stack) - count :]
        for i in range(count):
            self.stack.pop()
        self.frames.append(Frame(code, arguments))

    def run(self):
        self.call("main", 0)
        stack = self.stack
        while self.frames:
            frame = self.frames[-1]
            operation, operand = frame.code.instructions[frame.next]
            frame.next += 1
            self.executed += 1
            if operation == "load":
                stack.append(frame.slots[operand])
            elif operation == "push":
                stack.append(operand)
            elif operation == "store":
                frame.slots[operand] = stack.pop()
            elif operation == "jump":
                frame.next = operand
            elif operation == "jumpno":
                if not stack.pop():
                    frame.next = operand
            elif operation == "call":
                self.call(operand[0], operand[1])
            elif operation == "return":
                self.frames.pop()
            elif operation == "pop":
                stack.pop()
            elif operation == "print":
                self.output.append(str(stack.pop()))
            else:
                right = stack.pop()
                stack.append(self.compute(operation, stack.pop(), right))

    def compute(self, operation, left, right):
        if operation == "add":
            return left + right
        if operation == "sub":
            return left - right
        if operation == "mul":
            return left * right
        if operation == "mod":
            return left % right
        if operation == "lt":
            return left < right
        if operation == "gt":
            return left > right
        if operation == "eq":
            return left == right
        if operation == "ne":
            return left != right
        if operation == "le":
            return left <= right
        return left >= right


SOURCE = """
fn gcd(a, b) { while b != 0 { let rest = a % b; a = b; b = rest; } return a; }
fn fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); }
fn prime(n) {
  let d = 2;
  while d * d <= n { if n % d == 0 { return 0; } d = d + 1; }
  return n > 1;
}
fn count(limit) {
  let found = 0; let i = 0;
  while i < limit { if prime(i) { found = found + 1; } else { noop(i); } i = i + 1; }
  return found;
}
fn noop(x) { }
fn main() { print gcd(462, 1071); print fib(9); print count(60); let x = (1 + 2) * 3 - 4; print x; }
"""


def compile_source(source):
    codes = {}
    for function in Parser(Scanner(source).scan()).program():
        codes[function.name] = Code(function)
    return codes


def main(n):
    checksum = 0
    failures = 0
    for round in range(n):
        machine = Machine(compile_source(SOURCE))
        machine.run()
        for text in machine.output:
            checksum = (checksum * 31 + int(text)) % 1000003
        checksum = (checksum + machine.executed) % 1000003
        try:
            compile_source("fn main() { let a = " + str(round) + "; print b; }")
        except ScriptError:
            failures += 1
    print("stackvm", n, checksum, failures)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
