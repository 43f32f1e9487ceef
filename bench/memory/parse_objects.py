"""A text of nested records, parsed into objects of classes, without a library."""


class Record:
    def __init__(self, fields): self.fields = fields


class Sequence:
    def __init__(self, items): self.items = items


class Text:
    def __init__(self, value): self.value = value


class Number:
    def __init__(self, value): self.value = value


def quoted(text, at):
    end = text.index('"', at + 1)
    return text[at + 1:end], end + 1


def parse(text, at):
    c = text[at]
    if c == "{":
        fields, at = {}, at + 1
        while text[at] != "}":
            key, at = quoted(text, at)
            fields[key], at = parse(text, at + 1)
            if text[at] == ",": at += 1
        return Record(fields), at + 1
    if c == "[":
        items, at = [], at + 1
        while text[at] != "]":
            item, at = parse(text, at)
            items.append(item)
            if text[at] == ",": at += 1
        return Sequence(items), at + 1
    if c == '"':
        value, at = quoted(text, at)
        return Text(value), at
    end = at
    while text[end].isdigit(): end += 1
    return Number(int(text[at:end])), end


def total(node):
    if isinstance(node, Record): return sum(total(v) for v in node.fields.values())
    if isinstance(node, Sequence): return sum(total(v) for v in node.items)
    return node.value if isinstance(node, Number) else len(node.value)


def sample(n):
    return "[" + ",".join(f'{{"id":{i},"name":"item {i}","tags":["a","bc",{i % 7}],"sub":{{"x":{i % 10},"y":[1,2,3]}}}}'
                          for i in range(n)) + "]"


TEXTS = {}


def work(n):
    text = TEXTS[n] if n in TEXTS else TEXTS.setdefault(n, sample(n))
    tree, _ = parse(text, 0)
    return total(tree)


def manual(n):
    text = TEXTS[n] if n in TEXTS else TEXTS.setdefault(n, sample(n))
    tree, _ = parse(text, 0)
    result = total(tree)
    free(tree, deep=True)
    return result


SIZE, ROUNDS = 1500, 6
