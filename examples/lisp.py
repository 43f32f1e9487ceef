"""A Lisp in a page: reader, evaluator with proper tail calls, closures and a handful of builtins.

Lists are Python lists, numbers are Python ints and floats, symbols are the class below. Evaluating never recurses for a
call in tail position, so (loop 100000) below needs no stack.
"""


class LispError(Exception):
    """What a Lisp program did wrong."""


class Symbol(str):
    __slots__ = ()


def words(source):
    """Yields the parentheses, quotes and atoms of a source text."""
    for line in source.splitlines():
        line = line.partition(";")[0]
        for mark in "()'":
            line = line.replace(mark, f" {mark} ")
        yield from line.split()


def atom(word):
    for kind in (int, float):
        try:
            return kind(word)
        except ValueError:
            pass
    return {"#t": True, "#f": False}.get(word, Symbol(word))


def read(word, stream):
    """Reads the expression that begins with word and goes on in the stream."""
    if word == "'":
        return [Symbol("quote"), read(following(stream), stream)]
    if word == "(":
        items = []
        while (word := following(stream)) != ")":
            items.append(read(word, stream))
        return items
    if word == ")":
        raise LispError("a list ends that never began")
    return atom(word)


def following(stream):
    for word in stream:
        return word
    raise LispError("the source ends inside a list")


def show(value):
    match value:
        case bool():
            return "#t" if value else "#f"
        case list():
            return "(" + " ".join(map(show, value)) + ")"
        case Procedure(name=name):
            return f"<procedure {name}>"
    return str(value)


class Environment(dict):
    """Names of one procedure call; outer is where it was defined."""

    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def holder(self, name):
        scope = self
        while scope is not None:
            if name in scope:
                return scope
            scope = scope.outer
        raise LispError(f"nothing is called {name}")


class Procedure:
    def __init__(self, parameters, body, scope, name="lambda"):
        self.parameters, self.body, self.scope, self.name = parameters, body, scope, name

    def bind(self, arguments):
        if len(arguments) != len(self.parameters):
            raise LispError(f"{self.name} takes {len(self.parameters)} arguments, got {len(arguments)}")
        return Environment(self.parameters, arguments, self.scope)


def evaluate(form, scope):
    while True:
        match form:
            case Symbol():
                return scope.holder(form)[form]
            case ["quote", value]:
                return value
            case ["if", test, then, *otherwise]:
                form = then if evaluate(test, scope) is not False else otherwise[0] if otherwise else None
            case ["define", [name, *parameters], *body]:
                scope[name] = Procedure(parameters, body, scope, name)
                return None
            case ["define", name, value]:
                scope[name] = evaluate(value, scope)
                return None
            case ["set!", name, value]:
                scope.holder(name)[name] = evaluate(value, scope)
                return None
            case ["lambda", parameters, *body]:
                return Procedure(parameters, body, scope)
            case ["let", bindings, *body]:
                names, values = zip(*bindings)
                scope = Environment(names, [evaluate(value, scope) for value in values], scope)
                form = [Symbol("begin"), *body]
            case ["begin", *body, last]:
                for part in body:
                    evaluate(part, scope)
                form = last
            case [operator, *operands]:
                called = evaluate(operator, scope)
                arguments = [evaluate(operand, scope) for operand in operands]
                if not isinstance(called, Procedure):
                    return apply_builtin(operator, called, arguments)
                scope = called.bind(arguments)
                form = [Symbol("begin"), *called.body]
            case _:
                return form


def apply_builtin(operator, called, arguments):
    if not callable(called):
        raise LispError(f"{show(called)} is not a procedure")
    try:
        return called(*arguments)
    except (TypeError, ZeroDivisionError, IndexError) as error:
        raise LispError(f"{show(operator)}: {error}") from error


BUILTINS = {
    "+": lambda *terms: sum(terms),
    "-": lambda first, *rest: first - sum(rest) if rest else -first,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "<": lambda a, b: a < b,
    "=": lambda a, b: a == b,
    "list": lambda *items: list(items),
    "cons": lambda head, tail: [head, *tail],
    "first": lambda items: items[0],
    "rest": lambda items: items[1:],
    "empty?": lambda items: items == [],
    "remainder": lambda a, b: a % b,
}

PROGRAM = """
(define (map f items) (if (empty? items) '() (cons (f (first items)) (map f (rest items)))))
(define (fold f start items) (if (empty? items) start (fold f (f start (first items)) (rest items))))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))
(define (factorial n) (if (= n 0) 1 (* n (factorial (- n 1)))))
(map factorial (range 0 10))
(factorial 30)
(fold + 0 (map (lambda (x) (* x x)) (range 1 11)))

(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))   ; a closure with state
(define tick (counter))
(tick)
(tick)
(list (tick) ((counter)))

(define (loop n) (if (= n 0) 'done (loop (- n 1))))               ; a tail call
(loop 100000)
(define (gcd a b) (if (= b 0) a (gcd b (remainder a b))))
(list (gcd 1071 462) (/ 7 2) (< 1 2) 'quoted map)

(first '())
(missing 1)
(gcd 1)
(1 2)
(/ 1 0)
(unfinished
"""


def run(source):
    scope = Environment(outer=Environment(BUILTINS.keys(), BUILTINS.values()))
    stream = words(source)
    for word in stream:
        form = read(word, stream)
        try:
            value = evaluate(form, scope)
        except LispError as error:
            value = f"error: {error}"
        if value is not None:
            print(f"{show(form):<58} => {show(value)}")


if __name__ == "__main__":
    try:
        run(PROGRAM)
    except LispError as error:
        print("error:", error)
