"""A list of tokens of a program text, each an object, then a pass over them."""


class Token:
    __slots__ = ("kind", "text", "line", "next")

    def __init__(self, kind, text, line): self.kind, self.text, self.line, self.next = kind, text, line, None


SOURCE = "\n".join(f"let value_{i} = ({i} + other_{i % 13}) * {i % 97} ; // note {i}" for i in range(400))


def tokenize(source):
    tokens, at, line, n = [], 0, 1, len(source)
    while at < n:
        c = source[at]
        if c == "\n":
            line += 1
            at += 1
        elif c == " ":
            at += 1
        elif c.isalpha():
            start = at
            while at < n and (source[at].isalnum() or source[at] == "_"): at += 1
            tokens.append(Token("name", source[start:at], line))
        elif c.isdigit():
            start = at
            while at < n and source[at].isdigit(): at += 1
            tokens.append(Token("number", source[start:at], line))
        else:
            tokens.append(Token("sign", c, line))
            at += 1
    for a, b in zip(tokens, tokens[1:]): a.next = b
    return tokens


def weigh(token):
    result = 0
    while token is not None:
        result += token.line * len(token.text)
        token = token.next
    return result


def work(n): return weigh(tokenize(SOURCE)[0])


def manual(n):
    tokens = tokenize(SOURCE)
    result = weigh(tokens[0])
    free(tokens, deep=True)
    return result


SIZE, ROUNDS = 0, 25
