"""Syntax trees: parsed, walked, changed, shown, written as source again; literal_eval."""
import sys as _sys
from contextlib import contextmanager as _contextmanager
from enum import IntEnum as _IntEnum, auto as _auto

from _ast_literal import literal as _read_literal
from _ast_nodes import AST, classes as _classes, from_dump as _from_dump

globals().update(_classes)

PyCF_ALLOW_TOP_LEVEL_AWAIT, PyCF_ONLY_AST, PyCF_TYPE_COMMENTS = 0x2000, 0x400, 0x1000


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None):
    """The tree of a source."""
    return compile(source, filename, mode, PyCF_ONLY_AST)


def _is_node(value):
    return isinstance(value, AST)


def _source_of(node, mode):
    """What compile() compiles for a tree: its source, statements on their lines where that is possible."""
    wanted = {"exec": Module, "eval": Expression, "single": Interactive}[mode]
    if not isinstance(node, wanted):
        raise TypeError(f"expected {wanted.__name__} node, got {type(node).__name__}")
    _check(node)
    writer = _Unparser()
    writer.keeps_lines = True
    return writer.visit(node)


def _check(tree):
    for node in walk(tree):
        for name in node._fields:
            if not hasattr(node, name):
                raise TypeError(f'required field "{name}" missing from {type(node).__name__}')
        if isinstance(node, (stmt, expr)) and not hasattr(node, "lineno"):
            raise TypeError(f'required field "lineno" missing from {"stmt" if isinstance(node, stmt) else "expr"}')


def literal_eval(node_or_string):
    """The value of a literal: strings, bytes, numbers, tuples, lists, dicts, sets, booleans, None and Ellipsis."""
    if isinstance(node_or_string, str):
        value = _read_literal(node_or_string)
        if value is not NotImplemented:
            return value
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval")
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


def _malformed(node):
    message = "malformed node or string"
    if line := getattr(node, "lineno", None):
        message += f" on line {line}"
    raise ValueError(message + f": {node!r}")


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed_number(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        operand = _number(node.operand)
        return +operand if isinstance(node.op, UAdd) else -operand
    return _number(node)


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_literal, node.elts))
    if isinstance(node, List):
        return list(map(_literal, node.elts))
    if isinstance(node, Set):
        return set(map(_literal, node.elts))
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set" and node.args == node.keywords == []:
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed_number(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed_number(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    """The tree as text."""
    if not isinstance(node, AST):
        raise TypeError("expected AST, got %r" % node.__class__.__name__)
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent

    def shown(node, level):
        """(text, whether it is short)"""
        inner = level + 1
        prefix, comma = ("\n" + indent * inner, ",\n" + indent * inner) if indent is not None else ("", ", ")
        if isinstance(node, AST):
            parts, simple, keywords = [], True, annotate_fields
            for name in node._fields:
                try:
                    value = getattr(node, name)
                except AttributeError:
                    keywords = True
                    continue
                if value is None and getattr(type(node), name, ...) is None:
                    keywords = True
                    continue
                text, short = shown(value, inner)
                simple = simple and short
                parts.append(f"{name}={text}" if keywords else text)
            if include_attributes and node._attributes:
                for name in node._attributes:
                    try:
                        value = getattr(node, name)
                    except AttributeError:
                        continue
                    if value is None and getattr(type(node), name, ...) is None:
                        continue
                    text, short = shown(value, inner)
                    simple = simple and short
                    parts.append(f"{name}={text}")
            if simple and len(parts) <= 3:
                return f"{type(node).__name__}({', '.join(parts)})", not parts
            return f"{type(node).__name__}({prefix}{comma.join(parts)})", False
        if isinstance(node, list):
            if not node:
                return "[]", True
            return f"[{prefix}{comma.join(shown(item, inner)[0] for item in node)}]", False
        return repr(node), True

    return shown(node, 0)[0]


def iter_fields(node):
    """(name, value) of each field that there is."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """The nodes right below."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """The node and all below it, level by level."""
    from collections import deque
    waiting = deque([node])
    while waiting:
        node = waiting.popleft()
        waiting.extend(iter_child_nodes(node))
        yield node


def copy_location(new_node, old_node):
    """Gives the one the place of the other."""
    for name in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Gives places to nodes without one: those of what is around them."""
    def fix(node, line, column, end_line, end_column):
        if "lineno" in node._attributes:
            if not hasattr(node, "lineno"):
                node.lineno = line
            else:
                line = node.lineno
        if "end_lineno" in node._attributes:
            if getattr(node, "end_lineno", None) is None:
                node.end_lineno = end_line
            else:
                end_line = node.end_lineno
        if "col_offset" in node._attributes:
            if not hasattr(node, "col_offset"):
                node.col_offset = column
            else:
                column = node.col_offset
        if "end_col_offset" in node._attributes:
            if getattr(node, "end_col_offset", None) is None:
                node.end_col_offset = end_column
            else:
                end_column = node.end_col_offset
        for child in iter_child_nodes(node):
            fix(child, line, column, end_line, end_column)
    fix(node, 1, 0, 1, 0)
    return node


def increment_lineno(node, n=1):
    """Moves a tree n lines down."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, "lineno", 0) + n
            continue
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if "end_lineno" in child._attributes and (end := getattr(child, "end_lineno", 0)) is not None:
            child.end_lineno = end + n
    return node


def get_docstring(node, clean=True):
    """The docstring of a module, class or function, or None."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError("%r can't have docstrings" % (node.__class__.__name__))
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    node = node.body[0].value
    if not (isinstance(node, Constant) and isinstance(node.value, str)):
        return None
    if not clean:
        return node.value
    import inspect
    return inspect.cleandoc(node.value)


def get_source_segment(source, node, *, padded=False):
    """The part of the source that the node stands for, or None."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        line, end_line = node.lineno - 1, node.end_lineno - 1
        column, end_column = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = [part + "\n" for part in source.replace("\r\n", "\n").split("\n")]
    padding = ""
    if padded:
        padding = "".join(c if c in "\f\t" else " " for c in lines[line].encode()[:column].decode())
    if line == end_line:
        return padding + lines[line].encode()[column:end_column].decode()
    first = padding + lines[line].encode()[column:].decode()
    return "".join([first, *lines[line + 1:end_line], lines[end_line].encode()[:end_column].decode()])


_old_visitors = ((bool, "NameConstant"), (type(None), "NameConstant"), (int, "Num"), (float, "Num"), (complex, "Num"),
                 (str, "Str"), (bytes, "Bytes"), (type(...), "Ellipsis"))


class NodeVisitor:
    """Calls visit_NAME for each node, or generic_visit."""

    def visit(self, node):
        return getattr(self, "visit_" + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)

    def visit_Constant(self, node):
        for kind, name in _old_visitors:
            if isinstance(node.value, kind):
                visitor = getattr(self, "visit_" + name, None)
                if visitor is not None:
                    import warnings
                    warnings.warn(f"visit_{name} is deprecated; add visit_Constant", DeprecationWarning, 2)
                    return visitor(node)
                break
        return self.generic_visit(node)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods give what takes the node's place, or None."""

    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            new.extend(item)
                            continue
                    new.append(item)
                old[:] = new
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node


class _Old(type):
    """The classes of constants from before there was Constant."""

    def __instancecheck__(cls, instance):
        if type(instance) is not Constant:
            return False
        value = instance.value
        return isinstance(value, cls._kinds) and not (isinstance(value, bool) and bool not in cls._kinds)


def _old_class(name, kinds, field):
    def __new__(cls, *args, **kwargs):
        if cls._kinds == (type(...),):
            return Constant(..., *args, **kwargs)
        return Constant(*args, **kwargs)
    body = {"__new__": __new__, "_kinds": kinds, "_fields": (field,) if field else (), "__module__": "ast"}
    return _Old(name, (Constant,), body)


Num = _old_class("Num", (int, float, complex), "n")
Str = _old_class("Str", (str,), "s")
Bytes = _old_class("Bytes", (bytes,), "s")
NameConstant = _old_class("NameConstant", (type(None), bool), "value")
Ellipsis = _old_class("Ellipsis", (type(...),), "")
Constant.n = Constant.s = property(lambda self: self.value, lambda self, value: setattr(self, "value", value))


class _Precedence(_IntEnum):
    NAMED_EXPR = _auto()
    TUPLE = _auto()
    YIELD = _auto()
    TEST = _auto()
    OR = _auto()
    AND = _auto()
    NOT = _auto()
    CMP = _auto()
    EXPR = _auto()
    BXOR = _auto()
    BAND = _auto()
    SHIFT = _auto()
    ARITH = _auto()
    TERM = _auto()
    FACTOR = _auto()
    POWER = _auto()
    AWAIT = _auto()
    ATOM = _auto()


_P = _Precedence
_BINARY = {"Add": ("+", _P.ARITH), "Sub": ("-", _P.ARITH), "Mult": ("*", _P.TERM), "MatMult": ("@", _P.TERM),
           "Div": ("/", _P.TERM), "Mod": ("%", _P.TERM), "LShift": ("<<", _P.SHIFT), "RShift": (">>", _P.SHIFT),
           "BitOr": ("|", _P.EXPR), "BitXor": ("^", _P.BXOR), "BitAnd": ("&", _P.BAND), "FloorDiv": ("//", _P.TERM),
           "Pow": ("**", _P.POWER)}
_UNARY = {"Invert": ("~", _P.FACTOR), "Not": ("not", _P.NOT), "UAdd": ("+", _P.FACTOR), "USub": ("-", _P.FACTOR)}
_COMPARE = {"Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not",
            "In": "in", "NotIn": "not in"}
_INFINITY = "1e" + repr(_sys.float_info.max_10_exp + 1)


class _Unparser(NodeVisitor):
    """Writes a tree as source."""

    keeps_lines = False

    def __init__(self):
        self._source, self._precedences, self._indent, self._line = [], {}, 0, 1

    def visit(self, node):
        """The source of a whole tree."""
        self._source, self._line = [], 1
        self._go(node)
        return "".join(self._source)

    def _go(self, node):
        if isinstance(node, list):
            for item in node:
                self._go(item)
        else:
            super().visit(node)

    # pieces

    def _write(self, *texts):
        self._source.extend(texts)

    def _newline(self):
        if self._source:
            self._write("\n")
            self._line += 1

    def _fill(self, text="", node=None):
        self._newline()
        if self.keeps_lines and node is not None:
            line = getattr(node, "lineno", 0)
            if not self._source and line > 1:
                self._write("")
            while self._line < line:
                self._source.append("\n")
                self._line += 1
        self._write("    " * self._indent + text)

    @_contextmanager
    def _block(self):
        self._write(":")
        self._indent += 1
        yield
        self._indent -= 1

    @_contextmanager
    def _within(self, start, end, on=True):
        if on:
            self._write(start)
        yield
        if on:
            self._write(end)

    def _parenthesized(self, precedence, node):
        return self._within("(", ")", self._precedence(node) > precedence)

    def _precedence(self, node):
        return self._precedences.get(node, _P.TEST)

    def _set(self, precedence, *nodes):
        for node in nodes:
            self._precedences[node] = precedence

    def _list(self, items, between=", "):
        for n, item in enumerate(items):
            if n:
                self._write(between)
            self._go(item)

    def _items(self, items):
        """Of a tuple: one has a comma after it."""
        if len(items) == 1:
            self._go(items[0])
            self._write(",")
        else:
            self._list(items)

    def _body_with_docstring(self, node):
        docstring = self._docstring(node)
        if docstring is not None:
            self._fill("", docstring)
            if docstring.kind == "u":
                self._write("u")
            self._write(self._long_text(docstring.value))
            self._go(node.body[1:])
        else:
            self._go(node.body)

    def _docstring(self, node):
        if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)) or not node.body:
            return None
        first = node.body[0]
        if isinstance(first, Expr) and isinstance(first.value, Constant) and isinstance(first.value.value, str):
            return first.value
        return None

    def _quoted(self, text, quotes=("'", '"', '"""', "'''"), escapes=False):
        """(text between quotes, the quotes that fit)"""
        def escape(c):
            if not escapes and c in "\n\t":
                return c
            if c == "\\" or not c.isprintable():
                return c.encode("unicode_escape").decode("ascii")
            return c
        escaped = "".join(map(escape, text))
        possible = list(quotes)
        if "\n" in escaped:
            possible = [q for q in possible if len(q) == 3]
        possible = [q for q in possible if q not in escaped]
        if not possible:
            text = repr(text)
            quote = next((q for q in quotes if text[0] in q), text[0])
            return text[1:-1], [quote]
        if escaped:
            possible.sort(key=lambda q: q[0] == escaped[-1])
            if possible[0][0] == escaped[-1]:
                escaped = escaped[:-1] + "\\" + escaped[-1]
        return escaped, possible

    def _long_text(self, text):
        escaped, quotes = self._quoted(text, ('"""', "'''"))
        return quotes[0] + escaped + quotes[0]

    # modules and statements

    def visit_Module(self, node):
        self._body_with_docstring(node)

    def visit_Interactive(self, node):
        self._go(node.body)

    def visit_Expression(self, node):
        self._go(node.body)

    def visit_FunctionType(self, node):
        with self._within("(", ")"):
            self._list(node.argtypes)
        self._write(" -> ")
        self._go(node.returns)

    def visit_Expr(self, node):
        self._fill("", node)
        self._set(_P.YIELD, node.value)
        self._go(node.value)

    def visit_NamedExpr(self, node):
        with self._parenthesized(_P.NAMED_EXPR, node):
            self._set(_P.ATOM, node.target, node.value)
            self._go(node.target)
            self._write(" := ")
            self._go(node.value)

    def visit_Import(self, node):
        self._fill("import ", node)
        self._list(node.names)

    def visit_ImportFrom(self, node):
        self._fill("from ", node)
        self._write("." * (node.level or 0))
        if node.module:
            self._write(node.module)
        self._write(" import ")
        self._list(node.names)

    def visit_Assign(self, node):
        self._fill("", node)
        for target in node.targets:
            self._set(_P.TUPLE, target)
            self._go(target)
            self._write(" = ")
        self._go(node.value)

    def visit_AugAssign(self, node):
        self._fill("", node)
        self._go(node.target)
        self._write(" " + _BINARY[type(node.op).__name__][0] + "= ")
        self._go(node.value)

    def visit_AnnAssign(self, node):
        self._fill("", node)
        with self._within("(", ")", not node.simple and isinstance(node.target, Name)):
            self._go(node.target)
        self._write(": ")
        self._go(node.annotation)
        if node.value:
            self._write(" = ")
            self._go(node.value)

    def visit_Return(self, node):
        self._fill("return", node)
        if node.value:
            self._write(" ")
            self._go(node.value)

    def visit_Pass(self, node):
        self._fill("pass", node)

    def visit_Break(self, node):
        self._fill("break", node)

    def visit_Continue(self, node):
        self._fill("continue", node)

    def visit_Delete(self, node):
        self._fill("del ", node)
        self._list(node.targets)

    def visit_Assert(self, node):
        self._fill("assert ", node)
        self._go(node.test)
        if node.msg:
            self._write(", ")
            self._go(node.msg)

    def visit_Global(self, node):
        self._fill("global " + ", ".join(node.names), node)

    def visit_Nonlocal(self, node):
        self._fill("nonlocal " + ", ".join(node.names), node)

    def visit_Await(self, node):
        with self._parenthesized(_P.AWAIT, node):
            self._write("await")
            if node.value:
                self._write(" ")
                self._set(_P.ATOM, node.value)
                self._go(node.value)

    def visit_Yield(self, node):
        with self._parenthesized(_P.YIELD, node):
            self._write("yield")
            if node.value:
                self._write(" ")
                self._set(_P.ATOM, node.value)
                self._go(node.value)

    def visit_YieldFrom(self, node):
        with self._parenthesized(_P.YIELD, node):
            self._write("yield from ")
            self._set(_P.ATOM, node.value)
            self._go(node.value)

    def visit_Raise(self, node):
        self._fill("raise", node)
        if not node.exc:
            return
        self._write(" ")
        self._go(node.exc)
        if node.cause:
            self._write(" from ")
            self._go(node.cause)

    def _try(self, node, word):
        self._fill("try", node)
        with self._block():
            self._go(node.body)
        for handler in node.handlers:
            self._fill(word, handler)
            if handler.type:
                self._write(" ")
                self._go(handler.type)
            if handler.name:
                self._write(" as ", handler.name)
            with self._block():
                self._go(handler.body)
        self._else(node.orelse)
        self._else(node.finalbody, "finally")

    def _else(self, body, word="else"):
        if body:
            self._fill(word)
            with self._block():
                self._go(body)

    def visit_Try(self, node):
        self._try(node, "except")

    def visit_TryStar(self, node):
        self._try(node, "except*")

    def _decorators(self, node):
        if not self.keeps_lines:
            self._newline()
        for decorator in node.decorator_list:
            self._fill("@", decorator)
            self._go(decorator)

    def visit_ClassDef(self, node):
        self._decorators(node)
        self._fill("class " + node.name, node)
        with self._within("(", ")", bool(node.bases or node.keywords)):
            self._list([*node.bases, *node.keywords])
        with self._block():
            self._body_with_docstring(node)

    def _function(self, node, word):
        self._decorators(node)
        self._fill(word + node.name, node)
        with self._within("(", ")"):
            self._go(node.args)
        if node.returns:
            self._write(" -> ")
            self._go(node.returns)
        with self._block():
            self._body_with_docstring(node)

    def visit_FunctionDef(self, node):
        self._function(node, "def ")

    def visit_AsyncFunctionDef(self, node):
        self._function(node, "async def ")

    def _for(self, node, word):
        self._fill(word, node)
        self._set(_P.TUPLE, node.target)
        self._go(node.target)
        self._write(" in ")
        self._go(node.iter)
        with self._block():
            self._go(node.body)
        self._else(node.orelse)

    def visit_For(self, node):
        self._for(node, "for ")

    def visit_AsyncFor(self, node):
        self._for(node, "async for ")

    def visit_If(self, node):
        self._fill("if ", node)
        self._go(node.test)
        with self._block():
            self._go(node.body)
        while node.orelse and len(node.orelse) == 1 and isinstance(node.orelse[0], If):
            node = node.orelse[0]
            self._fill("elif ", node)
            self._go(node.test)
            with self._block():
                self._go(node.body)
        self._else(node.orelse)

    def visit_While(self, node):
        self._fill("while ", node)
        self._go(node.test)
        with self._block():
            self._go(node.body)
        self._else(node.orelse)

    def _with(self, node, word):
        self._fill(word, node)
        self._list(node.items)
        with self._block():
            self._go(node.body)

    def visit_With(self, node):
        self._with(node, "with ")

    def visit_AsyncWith(self, node):
        self._with(node, "async with ")

    def visit_withitem(self, node):
        self._go(node.context_expr)
        if node.optional_vars:
            self._write(" as ")
            self._go(node.optional_vars)

    def visit_Match(self, node):
        self._fill("match ", node)
        self._go(node.subject)
        with self._block():
            self._go(node.cases)

    def visit_match_case(self, node):
        self._fill("case ", node.pattern)
        self._go(node.pattern)
        if node.guard:
            self._write(" if ")
            self._go(node.guard)
        with self._block():
            self._go(node.body)

    # patterns

    def visit_MatchValue(self, node):
        self._go(node.value)

    def visit_MatchSingleton(self, node):
        self._write(repr(node.value))

    def visit_MatchSequence(self, node):
        with self._within("[", "]"):
            self._list(node.patterns)

    def visit_MatchStar(self, node):
        self._write("*" + (node.name or "_"))

    def visit_MatchMapping(self, node):
        with self._within("{", "}"):
            for n, (key, pattern) in enumerate(zip(node.keys, node.patterns)):
                if n:
                    self._write(", ")
                self._go(key)
                self._write(": ")
                self._go(pattern)
            if node.rest is not None:
                self._write(", " if node.keys else "", "**" + node.rest)

    def visit_MatchClass(self, node):
        self._set(_P.ATOM, node.cls)
        self._go(node.cls)
        with self._within("(", ")"):
            self._list(node.patterns)
            for n, (name, pattern) in enumerate(zip(node.kwd_attrs, node.kwd_patterns)):
                self._write(", " if n or node.patterns else "", name + "=")
                self._go(pattern)

    def visit_MatchAs(self, node):
        if node.name is None:
            self._write("_")
        elif node.pattern is None:
            self._write(node.name)
        else:
            with self._parenthesized(_P.TEST, node):
                self._set(_P.EXPR, node.pattern)
                self._go(node.pattern)
                self._write(" as " + node.name)

    def visit_MatchOr(self, node):
        with self._parenthesized(_P.EXPR, node):
            self._set(_P.BXOR, *node.patterns)
            self._list(node.patterns, " | ")

    # expressions

    def visit_JoinedStr(self, node):
        self._write("f")
        parts = []
        for value in node.values:
            parts.append(self._fstring_part(value, False))
        text, quotes = "", ["'", '"', '"""', "'''"]
        for part, constant in parts:
            part, quotes = self._quoted(part, quotes, constant)
            text += part
        if "\\" in "".join(part for part, constant in parts if not constant):
            raise ValueError("Unable to avoid backslash in f-string expression part")
        self._write(quotes[0] + text + quotes[0])

    def _fstring_part(self, node, inside):
        """(text, whether it is constant)"""
        if isinstance(node, Constant):
            return node.value.replace("{", "{{").replace("}", "}}"), True
        if isinstance(node, JoinedStr):
            return "".join(self._fstring_part(value, True)[0] for value in node.values), False
        inner = type(self)()
        inner._set(_P.ATOM if False else _P(_P.TEST + 1), node.value)
        text = inner.visit(node.value)
        start = "{ " if text.startswith("{") else "{"
        if node.conversion != -1:
            text += "!" + chr(node.conversion)
        if node.format_spec:
            text += ":" + self._fstring_part(node.format_spec, True)[0]
        return start + text + "}", False

    def visit_FormattedValue(self, node):
        self.visit_JoinedStr(JoinedStr(values=[node]))

    def visit_Name(self, node):
        self._write(node.id)

    def visit_Constant(self, node):
        value = node.value
        if isinstance(value, tuple):
            with self._within("(", ")"):
                if len(value) == 1:
                    self._constant(value[0])
                    self._write(",")
                else:
                    for n, item in enumerate(value):
                        self._write(", " if n else "")
                        self._constant(item)
        elif value is ...:
            self._write("...")
        else:
            if node.kind == "u":
                self._write("u")
            self._constant(value)

    def _constant(self, value):
        text = repr(value)
        if isinstance(value, (float, complex)):
            text = text.replace("inf", _INFINITY).replace("nan", f"({_INFINITY}-{_INFINITY})")
        self._write(text)

    def visit_List(self, node):
        with self._within("[", "]"):
            self._list(node.elts)

    def _comprehension(self, node, opening, closing):
        with self._within(opening, closing):
            self._go(node.elt)
            self._go(node.generators)

    def visit_ListComp(self, node):
        self._comprehension(node, "[", "]")

    def visit_GeneratorExp(self, node):
        self._comprehension(node, "(", ")")

    def visit_SetComp(self, node):
        self._comprehension(node, "{", "}")

    def visit_DictComp(self, node):
        with self._within("{", "}"):
            self._go(node.key)
            self._write(": ")
            self._go(node.value)
            self._go(node.generators)

    def visit_comprehension(self, node):
        self._write(" async for " if node.is_async else " for ")
        self._set(_P.TUPLE, node.target)
        self._go(node.target)
        self._write(" in ")
        self._set(_P(_P.TEST + 1), node.iter, *node.ifs)
        self._go(node.iter)
        for test in node.ifs:
            self._write(" if ")
            self._go(test)

    def visit_IfExp(self, node):
        with self._parenthesized(_P.TEST, node):
            self._set(_P(_P.TEST + 1), node.body, node.test)
            self._go(node.body)
            self._write(" if ")
            self._go(node.test)
            self._write(" else ")
            self._set(_P.TEST, node.orelse)
            self._go(node.orelse)

    def visit_Set(self, node):
        if node.elts:
            with self._within("{", "}"):
                self._list(node.elts)
        else:
            self._write("{*()}")

    def visit_Dict(self, node):
        with self._within("{", "}"):
            for n, (key, value) in enumerate(zip(node.keys, node.values)):
                self._write(", " if n else "")
                if key is None:
                    self._write("**")
                    self._set(_P.EXPR, value)
                else:
                    self._go(key)
                    self._write(": ")
                self._go(value)

    def visit_Tuple(self, node):
        with self._within("(", ")", len(node.elts) == 0 or self._precedence(node) > _P.TUPLE):
            self._items(node.elts)

    def visit_UnaryOp(self, node):
        operator, precedence = _UNARY[type(node.op).__name__]
        with self._parenthesized(precedence, node):
            self._write(operator)
            if precedence is not _P.FACTOR:
                self._write(" ")
            self._set(precedence, node.operand)
            self._go(node.operand)

    def visit_BinOp(self, node):
        operator, precedence = _BINARY[type(node.op).__name__]
        with self._parenthesized(precedence, node):
            above = _P(min(precedence + 1, _P.ATOM))
            if operator == "**":
                self._set(above, node.left)
                self._set(precedence, node.right)
            else:
                self._set(precedence, node.left)
                self._set(above, node.right)
            self._go(node.left)
            self._write(f" {operator} ")
            self._go(node.right)

    def visit_Compare(self, node):
        with self._parenthesized(_P.CMP, node):
            self._set(_P(_P.CMP + 1), node.left, *node.comparators)
            self._go(node.left)
            for op, right in zip(node.ops, node.comparators):
                self._write(f" {_COMPARE[type(op).__name__]} ")
                self._go(right)

    def visit_BoolOp(self, node):
        word, precedence = ("and", _P.AND) if isinstance(node.op, And) else ("or", _P.OR)
        with self._parenthesized(precedence, node):
            for n, value in enumerate(node.values):
                if n:
                    self._write(f" {word} ")
                precedence = _P(min(precedence + 1, _P.ATOM))
                self._set(precedence, value)
                self._go(value)

    def visit_Attribute(self, node):
        self._set(_P.ATOM, node.value)
        self._go(node.value)
        if isinstance(node.value, Constant) and isinstance(node.value.value, int):
            self._write(" ")
        self._write("." + node.attr)

    def visit_Call(self, node):
        self._set(_P.ATOM, node.func)
        self._go(node.func)
        with self._within("(", ")"):
            self._list([*node.args, *node.keywords])

    def visit_Subscript(self, node):
        self._set(_P.ATOM, node.value)
        self._go(node.value)
        with self._within("[", "]"):
            if isinstance(node.slice, Tuple) and node.slice.elts:
                self._items(node.slice.elts)
            else:
                self._go(node.slice)

    def visit_Starred(self, node):
        self._write("*")
        self._set(_P.EXPR, node.value)
        self._go(node.value)

    def visit_Slice(self, node):
        if node.lower:
            self._go(node.lower)
        self._write(":")
        if node.upper:
            self._go(node.upper)
        if node.step:
            self._write(":")
            self._go(node.step)

    def visit_arg(self, node):
        self._write(node.arg)
        if node.annotation:
            self._write(": ")
            self._go(node.annotation)

    def visit_arguments(self, node):
        first = True
        positional = node.posonlyargs + node.args
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        for n, (arg, default) in enumerate(zip(positional, defaults), 1):
            self._write("" if first else ", ")
            first = False
            self._go(arg)
            if default:
                self._write("=")
                self._go(default)
            if n == len(node.posonlyargs):
                self._write(", /")
        if node.vararg or node.kwonlyargs:
            self._write("*" if first else ", *")
            first = False
            if node.vararg:
                self._go(node.vararg)
        for arg, default in zip(node.kwonlyargs, node.kw_defaults):
            self._write(", ")
            self._go(arg)
            if default:
                self._write("=")
                self._go(default)
        if node.kwarg:
            self._write("**" if first else ", **")
            self._go(node.kwarg)

    def visit_Lambda(self, node):
        with self._parenthesized(_P.TEST, node):
            self._write("lambda")
            start = len(self._source)
            self._write("")
            self._go(node.args)
            if any(self._source[start:]):
                self._source[start] = " "
            self._write(": ")
            self._set(_P.TEST, node.body)
            self._go(node.body)

    def visit_keyword(self, node):
        self._write("**" if node.arg is None else node.arg + "=")
        self._go(node.value)

    def visit_alias(self, node):
        self._write(node.name)
        if node.asname:
            self._write(" as " + node.asname)


def unparse(ast_obj):
    """Source that parses to such a tree."""
    return _Unparser().visit(ast_obj)
