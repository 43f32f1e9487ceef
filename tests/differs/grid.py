"""The argument grid: calls every callable of a list with hostile arguments and compares what happens with CPython.

    grid.py LIST record             prints the compact form of every outcome (run by CPython, kept as LIST.cpython)
    grid.py LIST texts [NAME]       prints every call and its outcome, for people (of the callables whose name has NAME in it)
    grid.py LIST compare FILE EXPECTED
                                    prints the calls whose outcome differs from FILE and that EXPECTED does not list,
                                    and the rows of EXPECTED that no longer differ

LIST is a module of this directory with a function callables(), which yields (name, receivers, function): receivers is a
list of functions without arguments that make the first argument (methods), or None (functions); `name` must be unique.
With TYPE_ERRORS_ALIKE = True in a module, the texts of TypeErrors are not compared: a function that one of the two has in C
and the other in script counts its arguments in other words. A module may set SKIP(name, arguments' texts) to leave out calls that cannot be compared (they would take for ever, or print ids).

The compact form has a line for each callable: two characters for each outcome, in the order of the calls; *n* repeats the
one before n times. A row of EXPECTED is the text of a call, or a beginning of one with * behind it; then two spaces and a reason."""
import sys


class Raises:
    """Every operation raises."""

    def fail(self, *args, **kwargs):
        raise ZeroDivisionError("hostile")

    __repr__ = __str__ = __len__ = __iter__ = __next__ = __int__ = __float__ = __index__ = __bool__ = __hash__ = fail
    __eq__ = __lt__ = __gt__ = __le__ = __ge__ = __ne__ = __add__ = __radd__ = __mul__ = __rmul__ = __mod__ = __rmod__ = fail
    __getitem__ = __setitem__ = __delitem__ = __contains__ = __call__ = __complex__ = __bytes__ = __format__ = fail
    __round__ = __trunc__ = __floor__ = __ceil__ = __abs__ = __neg__ = __pos__ = __invert__ = __enter__ = __exit__ = fail
    __reversed__ = __length_hint__ = __fspath__ = __dir__ = keys = __and__ = __or__ = __sub__ = __pow__ = __get__ = fail
    __instancecheck__ = __subclasscheck__ = __getattr__ = __aiter__ = __anext__ = __await__ = fail


class Wrong:
    """Every operation returns something of the wrong type."""

    def wrong(self, *args, **kwargs):
        return ANSWER

    __len__ = __iter__ = __next__ = __int__ = __float__ = __index__ = __hash__ = wrong
    __getitem__ = __complex__ = __bytes__ = __format__ = __length_hint__ = __fspath__ = __dir__ = keys = __bool__ = wrong
    __round__ = __reversed__ = __abs__ = __eq__ = __lt__ = __add__ = __contains__ = __str__ = __aiter__ = __anext__ = wrong

    def __repr__(self):
        return "<wrong>"


class Answer:
    def __repr__(self):
        return "<answer>"


ANSWER = Answer()


class Plain:
    def __repr__(self):
        return "<plain>"


class Index:
    def __index__(self):
        return 2

    def __repr__(self):
        return "<index>"


class Float:
    def __float__(self):
        return 0.5

    def __repr__(self):
        return "<float>"


class Int(int):
    pass


class Text(str):
    pass


class List(list):
    pass


class Negative:
    def __len__(self):
        return -1

    def __repr__(self):
        return "<negative>"


def failing():
    yield 1
    raise ZeroDivisionError("iteration")


def recursive():
    a = [1]
    a.append(a)
    return a


VALUES = {
    "None": lambda: None,
    "True": lambda: True,
    "0": lambda: 0,
    "3": lambda: 3,
    "-1": lambda: -1,
    "1<<62": lambda: 1 << 62,
    "1<<70": lambda: 1 << 70,
    "-1<<70": lambda: -1 << 70,
    "2.5": lambda: 2.5,
    "nan": lambda: float("nan"),
    "inf": lambda: float("inf"),
    "1j": lambda: 1j,
    "''": lambda: "",
    "'ab'": lambda: "ab",
    "'a\\udc80'": lambda: "a\udc80",
    "'\\xe4\\u20ac'": lambda: "\xe4\u20ac",
    "'12'": lambda: "12",
    "Text('ab')": lambda: Text("ab"),
    "b''": lambda: b"",
    "b'ab'": lambda: b"ab",
    "bytearray(b'b')": lambda: bytearray(b"b"),
    "memoryview(b'a')": lambda: memoryview(b"a"),
    "[]": lambda: [],
    "[3,1]": lambda: [3, 1],
    "['a']": lambda: ["a"],
    "recursive": recursive,
    "List()": lambda: List(),
    "()": lambda: (),
    "(1,2)": lambda: (1, 2),
    "{}": lambda: {},
    "{'a':1}": lambda: {"a": 1},
    "{97:1}": lambda: {97: 1},
    "{1,2}": lambda: {1, 2},
    "frozenset()": lambda: frozenset(),
    "range(3)": lambda: range(3),
    "slice(1,None)": lambda: slice(1, None),
    "iter([1,2])": lambda: iter([1, 2]),
    "failing": failing,
    "len": lambda: len,
    "int": lambda: int,
    "ValueError": lambda: ValueError,
    "NotImplemented": lambda: NotImplemented,
    "Plain()": lambda: Plain(),
    "Index()": lambda: Index(),
    "Float()": lambda: Float(),
    "Negative()": lambda: Negative(),
    "Int(4)": lambda: Int(4),
    "Wrong()": lambda: Wrong(),
    "Raises()": lambda: Raises(),
}
PAIRS = ("None", "0", "3", "-1", "1<<70", "2.5", "'ab'", "b'ab'", "[3,1]", "{'a':1}", "int", "Index()", "Wrong()", "Raises()")
TRIPLES = ("None", "1", "'ab'", "Raises()")
FEW = ("None", "0", "-1", "'ab'", "b'ab'")
VALUES["1"] = lambda: 1
VALUES["b'b'"] = lambda: b"b"
ONES = tuple(name for name in VALUES if name not in ("1", "b'b'"))


def argument_lists(function, all_of_them, with_keywords):
    """(positional names, keyword or None) of each call."""
    yield (), None
    for a in ONES:
        yield (a,), None
    if not all_of_them:
        for a in FEW:
            for b in FEW:
                yield (a, b), None
        return
    for a in PAIRS:
        for b in PAIRS:
            yield (a, b), None
    for a in TRIPLES:
        for b in TRIPLES:
            for c in TRIPLES:
                yield (a, b, c), None
    yield ("1", "1", "1", "1"), None
    yield ("1", "1", "1", "1", "1"), None
    yield (), "zzz"
    yield ("'ab'",), "zzz"
    yield ("1", "1"), "zzz"
    for keyword in keywords(function) if with_keywords else ():
        for a in ("None", "1", "-1", "'ab'", "b'b'", "int", "Raises()"):
            yield (a,), keyword
            yield (a, "1"), keyword
            yield (a, "'ab'"), keyword


def keywords(function):
    signature = getattr(function, "__text_signature__", None)
    if not isinstance(signature, str):
        return
    behind = signature.split("/,")[-1].strip("()")
    for part in behind.split(","):
        name = part.split("=")[0].strip()
        if name.isidentifier() and "/" not in behind:
            yield name


def neutral(text):
    """Without addresses."""
    parts = text.replace(" @ 0x", " at 0x").split(" at 0x")
    for i in range(1, len(parts)):
        parts[i] = parts[i].lstrip("0123456789abcdef")
    return " at 0x".join(parts)


ITERATORS = ("map", "filter", "zip", "enumerate", "reversed", "list_iterator", "list_reverseiterator", "tuple_iterator",
             "dict_keyiterator", "dict_valueiterator", "dict_itemiterator", "set_iterator", "range_iterator",
             "str_ascii_iterator", "str_iterator", "bytes_iterator", "callable_iterator", "iterator", "generator")


def show(value):
    name = type(value).__name__
    if name in ITERATORS:
        items = []
        try:
            for _ in range(3):
                items.append(show(next(value)))
        except StopIteration:
            items.append("end")
        except Exception as e:
            items.append(show_error(e))
        return f"{name}: {', '.join(items)}"
    if name in ("set", "frozenset"):
        return f"{name}: {sorted(show(item) for item in value)}"
    text = repr(value)
    return neutral(f"{name}: {text[:200]}" if len(text) > 200 else text if type(value) in SURE else f"{name}: {text}")


SURE = (int, str, bytes, list, tuple, dict, bool, float, type(None))


def show_error(error):
    text = f"{type(error).__name__}: {neutral(str(error))}"
    return text if len(text) < 300 else text[:300]


def outcome(function, receiver, names, keyword):
    values = [VALUES[name]() for name in names]
    self = None
    try:
        if receiver is not None:
            self = receiver()
            values.insert(0, self)
        if keyword is None:
            result = function(*values)
        else:
            result = function(*values[:-1], **{keyword: values[-1]}) if names else function(*values, **{keyword: 1})
        text = show(result)
    except RecursionError:
        text = "RecursionError"
    except Exception as e:
        try:
            text = show_error(e)
        except Exception as other:
            text = f"{type(e).__name__} whose text raises {show_error(other)}"
    if isinstance(self, (list, dict, set, bytearray)):
        try:
            text += " " + show(self)
        except Exception as e:
            text += " " + show_error(e)
    return text


def outcome_of(module, *call):
    text = outcome(*call)
    return "TypeError" if text.startswith("TypeError: ") and getattr(module, "TYPE_ERRORS_ALIKE", False) else text


def calls(module, wanted="", among=None):
    skip = getattr(module, "SKIP", lambda name, names: False)
    for name, receivers, function in module.callables():
        if wanted not in name or among is not None and name not in among:
            continue
        for number, receiver in enumerate(receivers or (None,)):
            for names, keyword in argument_lists(function, number == 0, getattr(module, "KEYWORDS", True)):
                if skip(name, names):
                    continue
                shown = list(names)
                if keyword:
                    shown[-1:] = [f"{keyword}={names[-1] if names else 1}"]
                yield name, f"{name}{f'/{number}' if receivers else ''}({', '.join(shown)})", \
                    function, receiver, names, keyword


DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-"


def digest(text):
    n = int.from_bytes(text.encode("utf-8", "surrogatepass"), "little") % 4093
    return DIGITS[n >> 6] + DIGITS[n & 63]


def pack(digests):
    out = []
    last, repeats = None, 0
    for d in digests + [None]:
        if d == last:
            repeats += 1
            continue
        if repeats:
            out.append(f"*{repeats}*" if repeats > 1 else last)
        if d is not None:
            out.append(d)
        last, repeats = d, 0
    return "".join(out)


def unpack(text):
    digests, i = [], 0
    while i < len(text):
        if text[i] == "*":
            end = text.index("*", i + 1)
            digests += digests[-1:] * int(text[i + 1:end])
            i = end + 1
        else:
            digests.append(text[i:i + 2])
            i += 2
    return digests


def record(module):
    found = {}
    for name, text, function, receiver, names, keyword in calls(module):
        found.setdefault(name, []).append(digest(outcome_of(module, function, receiver, names, keyword)))
    for name, digests in found.items():
        print(name, pack(digests))


def read_expected(path):
    rows = {}
    with open(path, encoding="utf-8") as file:
        for row in file:
            if row.strip() and not row.startswith("#"):
                rows[row.rstrip("\n").split("  ")[0]] = False
    return rows


def listed(rows, call):
    if call in rows:
        rows[call] = True
        return True
    for row in rows:
        if row.endswith("*") and call.startswith(row[:-1]):
            rows[row] = True
            return True
    return False


def compare(module, data, expected):
    with open(data, encoding="utf-8") as file:
        theirs = {name: unpack(digests) for name, digests in (row.split() for row in file)}
    rows = read_expected(expected)
    done, total, differ = {}, 0, 0
    for name, text, function, receiver, names, keyword in calls(module, among=theirs):
        i = done[name] = done.get(name, -1) + 1
        total += 1
        said = outcome_of(module, function, receiver, names, keyword)
        if name in theirs and i < len(theirs[name]) and theirs[name][i] == digest(said):
            continue
        differ += 1
        if not listed(rows, text):
            print(f"{text}: {said}")
    for name in theirs:
        if name not in done and not listed(rows, f"{name} is missing"):
            print(f"{name} is missing")
    for row, used in rows.items():
        if not used:
            print(f"{row}: listed, but it does not differ")
    print(total, "calls compared" if total else "no calls")


def main():
    module = __import__(sys.argv[1])
    if sys.argv[2] == "record":
        record(module)
    elif sys.argv[2] == "texts":
        for name, text, function, receiver, names, keyword in calls(module, sys.argv[3] if len(sys.argv) > 3 else ""):
            print(f"{text}: {outcome_of(module, function, receiver, names, keyword)!r}")
    else:
        compare(module, sys.argv[3], sys.argv[4])


if __name__ == "__main__":
    main()
