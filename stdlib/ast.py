"""literal_eval: values from their text, without running anything. Syntax trees as objects do not exist here."""

# The text is compiled first, for the errors that Python gives; then it is read by hand, and only numbers and strings of
# which the whole text has been seen are evaluated.

__all__ = ["literal_eval"]

PyCF_ONLY_AST = 1024
_white = " \t\f\r\n"
_operators = {"and": "BoolOp", "or": "BoolOp", "if": "IfExp", "in": "Compare", "is": "Compare", "not": "Compare",
              "for": "ListComp", "async": "ListComp"}


def __getattr__(name):
    if name[:1] != "_" and name in (
            "parse", "dump", "walk", "unparse", "NodeVisitor", "NodeTransformer", "get_docstring", "fix_missing_locations",
            "iter_fields", "iter_child_nodes", "copy_location", "increment_lineno", "get_source_segment", "AST"):
        raise NotImplementedError(f"ast.{name}: syntax trees are not objects in this version")
    raise AttributeError(f"module 'ast' has no attribute {name!r}")


def literal_eval(node_or_string):
    """The value of a literal: strings, bytes, numbers, tuples, lists, dicts, sets, booleans, None and Ellipsis."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    text = node_or_string.lstrip(" \t")
    compile(text, "<unknown>", "eval")
    reader = _Reader(text)
    return reader.top()


class _Reader:
    """Reads an expression that is known to be one."""

    def __init__(self, text):
        self.text, self.at, self.depth = text, 0, 0

    def malformed(self, kind, at=None):
        line = self.text.count("\n", 0, self.at if at is None else at) + 1
        raise ValueError(f"malformed node or string on line {line}: <ast.{kind} object at {id(self):#x}>")

    def skip(self):
        text, at = self.text, self.at
        while at < len(text):
            c = text[at]
            if c == "#":
                while at < len(text) and text[at] != "\n":
                    at += 1
            elif c in _white:
                at += 1
            elif c == "\\" and text[at + 1:at + 2] in ("\n", "\r"):
                at += 2
            else:
                break
        self.at = at
        return text[at:at + 1]

    def word(self):
        text, end = self.text, self.at
        while end < len(text) and (text[end].isalnum() or text[end] == "_"):
            end += 1
        return text[self.at:end]

    def top(self):
        """An expression, or several with commas between."""
        first = self.expression()
        if self.skip() != ",":
            self.expect_end(first)
            return first
        items = [first]
        while self.skip() == ",":
            self.at += 1
            if not self.skip():
                break
            items.append(self.expression())
        self.expect_end(items)
        return tuple(items)

    def expect_end(self, value):
        if self.skip():
            self.foreign()

    def foreign(self):
        """What follows a literal is no part of one: tells what kind of expression it makes."""
        c = self.skip()
        if c == "(":
            self.malformed("Call")
        if c == "[":
            self.malformed("Subscript")
        if c == ".":
            self.malformed("Attribute")
        if c in "<>=!":
            self.malformed("BinOp" if self.text[self.at:self.at + 2] in ("<<", ">>") else "Compare")
        self.malformed(_operators.get(self.word(), "BinOp"))

    def expression(self):
        start = self.at
        value = self.signed()
        c = self.skip()
        if c in "+-" and c:
            if type(value) not in (int, float, complex):
                self.malformed("Constant" if not isinstance(value, (list, dict, set, tuple)) else
                               type(value).__name__.capitalize(), start)
            self.at += 1
            if self.skip() in "+-":
                self.malformed("UnaryOp")
            right = self.atom()
            if self.skip() in "+-*/%@&|^<>" and self.skip() or type(right) is not complex or type(value) is complex:
                self.malformed("BinOp", start)
            value = value + right if c == "+" else value - right
            c = self.skip()
        if c and c not in ",)]}:":
            self.foreign()
        return value

    def signed(self):
        c = self.skip()
        if c not in ("+", "-"):
            return self.atom()
        self.at += 1
        operand_at = self.at
        inner = self.skip()
        value = self.atom() if inner not in ("+", "-") else self.malformed("UnaryOp", operand_at)
        if type(value) not in (int, float, complex):
            self.malformed("Constant", operand_at)
        return +value if c == "+" else -value

    def atom(self):
        c = self.skip()
        if c in "([{":
            self.depth += 1
            if self.depth > 200:
                raise RecursionError("maximum recursion depth exceeded during compilation")
            value = self.round() if c == "(" else self.square() if c == "[" else self.curly()
            self.depth -= 1
            return value
        if c.isdigit() or c == "." and self.text[self.at + 1:self.at + 2].isdigit():
            return self.number()
        if c in "\"'":
            return self.strings()
        if self.text.startswith("...", self.at):
            self.at += 3
            return ...
        start, word = self.at, self.word()
        after = self.text[start + len(word):start + len(word) + 1]
        if word and after and after in "\"'" and word.lower() in ("r", "b", "u", "br", "rb"):
            return self.strings()
        if word and after and after in "\"'" and word.lower() in ("f", "fr", "rf"):
            self.malformed("JoinedStr")
        if word in ("None", "True", "False"):
            self.at += len(word)
            return {"None": None, "True": True, "False": False}[word]
        if word == "set":
            self.at += 3
            if self.skip() == "(":
                self.at += 1
                if self.skip() == ")":
                    self.at += 1
                    return set()
                self.malformed("Call", start)
            self.at = start
        if word in ("lambda", "not", "await", "yield"):
            self.malformed({"lambda": "Lambda", "not": "UnaryOp", "await": "Await", "yield": "Yield"}[word])
        if not word:
            self.malformed("UnaryOp" if c == "~" else "Starred")
        self.at += len(word)
        kind = "Name"
        while True:
            c = self.skip()
            if c == "(":
                kind = "Call"
            elif c == "[":
                kind = "Subscript"
            elif c == ".":
                kind = "Attribute"
            else:
                break
            self.at = self.after_trailer()
        c = self.skip()
        if c and c not in ",)]}:+-":
            self.foreign()
        self.malformed(kind, start)

    def after_trailer(self):
        """Where a call's or subscript's bracket ends, or an attribute's name."""
        text, at, depth = self.text, self.at, 0
        if text[at] == ".":
            self.at += 1
            self.skip()
            return self.at + len(self.word())
        while at < len(text):
            if text[at] in "\"'":
                self.at = at
                at = self.string_end(at)
                continue
            if text[at] in "([{":
                depth += 1
            elif text[at] in ")]}":
                depth -= 1
                if not depth:
                    return at + 1
            at += 1
        return at

    def number(self):
        text, end = self.text, self.at
        base_text = text[self.at:self.at + 2].lower()
        plain = base_text not in ("0x", "0o", "0b")
        while end < len(text):
            c = text[end]
            if c.isalnum() or c in "_.":
                if plain and c in "iaonf" and not text[self.at:end + 1].isidentifier():
                    rest = text[end:end + 4]
                    if rest.startswith(("if", "in", "is", "and", "or", "not", "for", "else")):
                        break
                end += 1
            elif c in "+-" and plain and text[end - 1] in "eE":
                end += 1
            else:
                break
        token, self.at = text[self.at:end], end
        return eval(token, {"__builtins__": {}})

    def string_end(self, at):
        text = self.text
        quote = text[at] * 3 if text.startswith(text[at] * 3, at) else text[at]
        at += len(quote)
        while not text.startswith(quote, at):
            at += 2 if text[at] == "\\" else 1
        return at + len(quote)

    def strings(self):
        """A string and those behind it that are joined to it."""
        parts = []
        while True:
            c = self.skip()
            start, word = self.at, self.word()
            quote_at = start + len(word)
            if not c or self.text[quote_at:quote_at + 1] not in ("'", '"') or not self.text[quote_at:]:
                break
            if "f" in word.lower():
                self.malformed("JoinedStr")
            self.at = self.string_end(quote_at)
            parts.append(eval(self.text[start:self.at], {"__builtins__": {}}))
        value = parts[0]
        return value if len(parts) == 1 else value[:0].join(parts)

    def items(self, close):
        """The items up to the closing bracket; whether there was a comma."""
        items, comma = [], False
        while self.skip() != close:
            items.append(self.expression())
            if self.skip() == ",":
                self.at += 1
                comma = True
            elif self.skip() != close:
                self.foreign()
        self.at += 1
        return items, comma

    def round(self):
        self.at += 1
        items, comma = self.items(")")
        return items[0] if len(items) == 1 and not comma else tuple(items)

    def square(self):
        self.at += 1
        return self.items("]")[0]

    def curly(self):
        self.at += 1
        if self.skip() == "}":
            self.at += 1
            return {}
        if self.text.startswith("**", self.at):
            raise ValueError("malformed node or string: None")
        first = self.expression()
        if self.skip() != ":":
            items = {first}
            if self.skip() == ",":
                self.at += 1
                items.update(self.items("}")[0])
            elif self.skip() == "}":
                self.at += 1
            else:
                self.foreign()
            return items
        result = {}
        while True:
            self.at += 1
            result[first] = self.expression()
            if self.skip() == ",":
                self.at += 1
                if self.skip() == "}":
                    break
                if self.text.startswith("**", self.at):
                    raise ValueError("malformed node or string: None")
                first = self.expression()
                self.skip()
            elif self.skip() == "}":
                break
            else:
                self.foreign()
        self.at += 1
        return result
