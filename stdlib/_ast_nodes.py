"""The node classes of ast, from the abstract grammar, and trees from the text that the compiler gives of them."""
import re as _re

_GRAMMAR = """
mod: Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body) | FunctionType(expr* argtypes, expr returns)
stmt+: FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment) | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment) | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list) | Return(expr? value) | Delete(expr* targets) | Assign(expr* targets, expr value, string? type_comment) | AugAssign(expr target, operator op, expr value) | AnnAssign(expr target, expr annotation, expr? value, int simple) | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) | While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse) | With(withitem* items, stmt* body, string? type_comment) | AsyncWith(withitem* items, stmt* body, string? type_comment) | Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause) | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | Assert(expr test, expr? msg) | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level) | Global(identifier* names) | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
expr+: BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right) | UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse) | Dict(expr* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators) | SetComp(expr elt, comprehension* generators) | DictComp(expr key, expr value, comprehension* generators) | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value) | YieldFrom(expr value) | Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords) | FormattedValue(expr value, int conversion, expr? format_spec) | JoinedStr(expr* values) | Constant(constant value, string? kind) | Attribute(expr value, identifier attr, expr_context ctx) | Subscript(expr value, expr slice, expr_context ctx) | Starred(expr value, expr_context ctx) | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx) | Tuple(expr* elts, expr_context ctx) | Slice(expr? lower, expr? upper, expr? step)
expr_context: Load | Store | Del
boolop: And | Or
operator: Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop: Invert | Not | UAdd | USub
cmpop: Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
comprehension: (expr target, expr iter, expr* ifs, int is_async)
excepthandler+: ExceptHandler(expr? type, identifier? name, stmt* body)
arguments: (arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)
arg+: (identifier arg, expr? annotation, string? type_comment)
keyword+: (identifier? arg, expr value)
alias+: (identifier name, identifier? asname)
withitem: (expr context_expr, expr? optional_vars)
match_case: (pattern pattern, expr? guard, stmt* body)
pattern+: MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns) | MatchMapping(expr* keys, pattern* patterns, identifier? rest) | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns) | MatchStar(identifier? name) | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
type_ignore: TypeIgnore(int lineno, string tag)
"""


class AST:
    """A node of a syntax tree."""

    _fields = ()
    _attributes = ()
    __match_args__ = ()
    __module__ = "ast"

    def __init__(self, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            s = "" if len(fields) == 1 else "s"
            raise TypeError(f"{type(self).__name__} constructor takes at most {len(fields)} positional argument{s}")
        for name, value in zip(fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in fields[:len(args)]:
                raise TypeError(f"{type(self).__name__} got multiple values for argument {name!r}")
            setattr(self, name, value)

    def __reduce_ex__(self, protocol):
        return type(self), (), self.__dict__


classes = {"AST": AST}
_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")


def _node_class(name, base, fields, doc, attributes=None):
    names, optional = [], {}
    for field in filter(None, fields.split(", ")):
        kind, field_name = field.split(" ")
        names.append(field_name)
        if kind[-1] == "?":
            optional[field_name] = None
    body = {"__module__": "ast", "_fields": tuple(names), "__match_args__": tuple(names), "__doc__": doc, **optional}
    if attributes is not None:
        body["_attributes"] = attributes
        if attributes:
            body["end_lineno"] = body["end_col_offset"] = None
    made = classes[name] = type(name, (base,), body)
    return made


def _make_classes():
    for line in _GRAMMAR.strip().splitlines():
        head, _, rest = line.partition(": ")
        name = head.rstrip("+")
        attributes = _PLACE if head[-1] == "+" else ()
        if name == "type_ignore":
            attributes = ()
        if rest[0] == "(":
            _node_class(name, AST, rest[1:-1], f"{name}{rest}", attributes)
            continue
        base = _node_class(name, AST, "", f"{name} = {rest}".replace(" | ", f"\n{' ' * len(name)} | "), attributes)
        for part in rest.split(" | "):
            kind, _, fields = part.partition("(")
            _node_class(kind, base, fields.rstrip(")"), part)


_make_classes()

_token = _re.compile(
    r"(\w+)=|([A-Za-z_]\w*)\(|([\[\](),])|( )|(b?'(?:[^'\\]|\\.)*'|b?\"(?:[^\"\\]|\\.)*\")|([-+.\w]+)", _re.DOTALL)
_words = {"None": None, "True": True, "False": False, "Ellipsis": ..., "inf": 1e999, "infj": 1e999j, "nan": 1e999 - 1e999}


def from_dump(text):
    """The tree that ast.dump() would show so, with its attributes."""
    # a stack of [node or list, name of the field that is read]
    singletons = {}
    stack, field, result = [], None, None
    at, match = 0, _token.match
    while at < len(text):
        m = match(text, at)
        at = m.end()
        kind = m.lastindex
        if kind == 1:
            field = m[1]
            continue
        if kind == 4:
            continue
        if kind == 2:
            stack.append((classes[m[2]], field, {}))
            continue
        if kind == 3:
            mark = m[3]
            if mark == ",":
                continue
            if mark == "[":
                stack.append((list, field, []))
                continue
            made, field, content = stack.pop()
            if made is list:
                value = content
            elif not content and not made._attributes:
                value = singletons.get(made)
                if value is None:
                    value = singletons[made] = made()
                    if made._fields:
                        del singletons[made]
            else:
                value = made.__new__(made)
                attributes = value.__dict__
                for name in made._fields:
                    attributes[name] = content.pop(name, None)
                attributes.update(content)
        elif kind == 5:
            value = m[5]
            value = eval(value) if "\\" in value or value[0] == "b" else value[1:-1]
        else:
            word = m[6]
            value = _words[word] if word in _words else eval(word)
        if not stack:
            result = value
            continue
        made, outer, content = stack[-1]
        if made is list:
            content.append(value)
        else:
            content[field] = value
    return result
