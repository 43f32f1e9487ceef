"""Prints the attributes of every builtin type and of the module builtins, one a line, in a form that can be compared:

    type.attribute kind [signature] [doc] …

What a type has just as the next class of its MRO has it is left out, so that it does not matter which of them holds it.
"members.py FILE EXPECTED" compares with FILE (what CPython prints): the lines that only FILE has are printed with -, those
that only this interpreter has with +, but for those that EXPECTED lists: "row  # reason", where * ends a beginning."""
import builtins
import sys

from specimens import all_types

# What one interpreter's own program adds to builtins.
OTHERS = ("_", "__spec__", "__loader__", "copyright", "credits", "license", "exit", "quit", "help")


def signature(value):
    text = getattr(value, "__text_signature__", None)
    return " " + " ".join(text.split()) if isinstance(text, str) else ""


def describe(value, name):
    kind = type(value).__name__
    if name == "__doc__":
        return kind
    if kind == "dict":
        return kind
    if isinstance(value, (str, int)) or value is None:
        return f"{kind} {value!r}"
    if kind == "type":
        return f"{kind} {value.__name__}"
    text = kind + signature(value)
    if name == "__new__":
        return text
    if kind in ("staticmethod", "classmethod"):
        return f"{text} {type(value.__func__).__name__}"
    if getattr(value, "__doc__", None):
        text += " doc"
    if getattr(value, "__name__", name) != name:
        text += f" name={value.__name__}"
    if getattr(value, "__module__", None) is not None:
        text += f" module={value.__module__}"
    return text


def inherited(kind, name):
    for base in kind.__mro__[1:]:
        if name in vars(base):
            return describe(vars(base)[name], name)


def lines():
    for name, kind in sorted(all_types().items()):
        bases = ",".join(base.__name__ for base in kind.__bases__)
        yield f"{name} ({bases}) module={kind.__module__} qualname={kind.__qualname__} {signature(kind)}" \
            f"{' dict' if kind.__dictoffset__ else ''}{' weak' if kind.__weakrefoffset__ else ''}"
        for attribute in sorted(vars(kind)):
            text = describe(vars(kind)[attribute], attribute)
            if text != inherited(kind, attribute):
                yield f"{name}.{attribute} {text}"
            if getattr(vars(kind)[attribute], "__qualname__", None) not in (None, f"{name}.{attribute}"):
                yield f"{name}.{attribute} qualname={vars(kind)[attribute].__qualname__}"
    for name in sorted(vars(builtins)):
        if name not in OTHERS:
            yield f"builtins.{name} {describe(getattr(builtins, name), name)}"


def listed(expected, row):
    for known in expected:
        if row == known or known.endswith("*") and row.startswith(known[:-1]):
            expected[known] = True
            return True


def of_one_alone(row, known):
    """A type or a name of builtins that only this interpreter has: an addition, no difference."""
    name = row[2:].split(" ")[0]
    if name.startswith("builtins."):
        return row[0] == "+" and name not in known
    return name.split(".")[0] not in known


def compare(path, expected_path):
    with open(path, encoding="utf-8") as file:
        theirs = file.read().split("\n")[:-1]
    with open(expected_path, encoding="utf-8") as file:
        expected = {row.split("  #")[0]: False for row in file.read().split("\n") if row and not row.startswith("#")}
    ours = list(lines())
    mine, others = set(ours), set(theirs)
    rows = [f"- {row}" for row in theirs if row not in mine] + [f"+ {row}" for row in ours if row not in others]
    known = {row.split(" ")[0] for row in theirs}
    rows = [row for row in rows if not of_one_alone(row, known)]
    for row in sorted(rows, key=lambda row: (row[2:].split(" ")[0], row)):
        if not listed(expected, row):
            print(row)
    for row in expected:
        if not expected[row]:
            print("listed, but it does not differ:", row)
    print("compared")


if len(sys.argv) > 1:
    compare(sys.argv[1], sys.argv[2])
else:
    for row in lines():
        print(row)
