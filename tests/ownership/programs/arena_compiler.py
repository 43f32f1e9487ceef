"""A compiler of formulas: tokens and tree in an arena for each formula, the code in a manual buffer, names automatic."""

PUSH, LOAD, ADD, SUB, MUL, DIV = range(6)
NAMES = ("push", "load", "add", "sub", "mul", "div")


class Node:
    def __init__(self, op, left=None, right=None, value=0):
        self.op, self.left, self.right, self.value = op, left, right, value


def tokens(text):
    at = 0
    while at < len(text):
        c = text[at]
        if c == " ":
            at += 1
            continue
        start = at
        if c.isdigit():
            while at < len(text) and text[at].isdigit():
                at += 1
            yield int(text[start:at])
        elif c.isalpha():
            while at < len(text) and text[at].isalpha():
                at += 1
            yield text[start:at]
        else:
            at += 1
            yield c
    while True:
        yield None


class Parser:
    def __init__(self, text, names):
        self.stream = tokens(text)
        self.names = names
        self.token = next(self.stream)

    def advance(self):
        token = self.token
        self.token = next(self.stream)
        return token

    def sum(self):
        left = self.product()
        while self.token in ("+", "-"):
            op = ADD if self.advance() == "+" else SUB
            left = Node(op, left, self.product())
        return left

    def product(self):
        left = self.atom()
        while self.token in ("*", "/"):
            op = MUL if self.advance() == "*" else DIV
            left = Node(op, left, self.atom())
        return left

    def atom(self):
        token = self.advance()
        if token == "(":
            inner = self.sum()
            if self.advance() != ")":
                raise SyntaxError("missing )")
            return inner
        if isinstance(token, int):
            return Node(PUSH, value=token)
        if isinstance(token, str) and token.isalpha():
            return Node(LOAD, value=self.names.index(token))
        raise SyntaxError(f"unexpected {token!r}")


def size_of(node):
    if node is None:
        return 0
    return 8 + size_of(node.left) + size_of(node.right)


def emit(node, code: borrowed(Buffer), at) -> int:
    if node.left is not None:
        at = emit(node.left, code, at)
        at = emit(node.right, code, at)
    code.write_u32(at, node.op)
    code.write_i32(at + 4, node.value)
    return at + 8


def compile_formula(text, names) -> owned(Buffer):
    with create_arena("formula"):
        tree = Parser(text, names).sum()
        size = size_of(tree)
        with memory_strategy("manual"):
            code = allocate(size)
        try:
            emit(tree, code, 0)
        except:
            free(code)
            raise
    return code


def run(code: borrowed(Buffer), values) -> int:
    stack = []
    for at in range(0, len(code), 8):
        op, value = code.read_u32(at), code.read_i32(at + 4)
        match op:
            case 0:
                stack.append(value)
            case 1:
                stack.append(values[value])
            case _:
                right, left = stack.pop(), stack.pop()
                stack.append({ADD: left + right, SUB: left - right, MUL: left * right}.get(op) if op != DIV else left // right)
    return stack.pop()


def listing(code: borrowed(Buffer)):
    parts = []
    for at in range(0, len(code), 8):
        op = code.read_u32(at)
        parts.append(NAMES[op] if op > LOAD else f"{NAMES[op]} {code.read_i32(at + 4)}")
    return ", ".join(parts)


names = ["width", "height"]
for text in ("1 + 2 * 3", "(width + 1) * height", "height / (width", "width - - 2"):
    try:
        code = compile_formula(text, names)
    except SyntaxError as error:
        print(text, "->", error)
        continue
    try:
        print(text, "=", run(code, [6, 7]), ":", listing(code))
    finally:
        free(code)
