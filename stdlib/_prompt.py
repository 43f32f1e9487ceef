"""What the interactive prompt shows: values, help, memory, times. The program in repl/ calls these functions by name."""

import builtins
import sys

MOST_ITEMS = 200  # of a container
MOST_PARTS = 2000  # of a value
DEEPEST = 8
LONGEST_TEXT = 2000

_host = None  # what the program offers: ("show", text), ("page", text), ("columns", "")


@auto_memory
def begin(_):
    """Takes the program's function out of the builtins, and values from now on."""
    global _host
    _host = vars(builtins).pop("_freehold_prompt")
    sys.displayhook = display


_runner = None  # of top-level await: one loop for all inputs


def wait(coroutine):
    """Runs what an input awaits."""
    global _runner
    if _runner is None:
        import asyncio
        _runner = asyncio.Runner()
    return _runner.run(coroutine)


# ---- values


@auto_memory
def display(value):
    """Writes a value as the prompt shows it, and keeps it as `_`."""
    if value is None:
        return
    builtins._ = None
    show(pretty(value, columns()))
    builtins._ = value


def columns():
    return int(_host("columns", "")) if _host else 80


def show(text):
    if _host and sys.stdout is sys.__stdout__:
        sys.stdout.flush()
        _host("show", text)
    else:
        sys.stdout.write(text + "\n")


def pretty(value, width=80):
    """repr(value), over several lines where it is wider than `width`, and shortened where it is very long or deep."""
    text = _short(value)
    if text is not None and len(text) <= width:
        return text
    return _Layout(width).text(value)


def _short(value):
    """repr() of a value of which that is surely not long; or None."""
    if isinstance(value, (list, tuple, dict, set, frozenset, str, bytes, bytearray)) and _plain(value):
        if len(value) > 100:
            return None
        if isinstance(value, (str, bytes, bytearray)):
            return repr(value)
        return None
    return repr(value)


_SHAPES = {list: "[]", tuple: "()", dict: "{}", set: "{}", frozenset: ("frozenset({", "})")}


def _plain(value):
    """Whether its repr is that of the builtin type."""
    for kind in (list, tuple, dict, set, frozenset, str, bytes, bytearray):
        if isinstance(value, kind):
            return type(value).__repr__ is kind.__repr__
    return False


class _Node:
    __slots__ = "open", "items", "close", "width"

    def __init__(self, open, items, close):
        self.open, self.items, self.close = open, items, close
        self.width = len(open) + len(close) + sum(_width(item) + 2 for item in items) - 2 * bool(items)


def _width(part):
    if isinstance(part, str):
        return len(part)
    if isinstance(part, tuple):
        return len(part[0]) + _width(part[1])
    return part.width


def _flat_width(part):
    """That of a part without parts of its own; else more than any line has."""
    if isinstance(part, tuple):
        return len(part[0]) + _flat_width(part[1])
    return len(part) if isinstance(part, str) else 1 << 30


class _Layout:
    def __init__(self, width):
        self.width = width
        self.left = MOST_PARTS
        self.active = set()

    def text(self, value):
        lines = []
        self.write(self.part(value, 0), "", 0, 0, lines)
        return "\n".join(lines)

    # from a value to parts: str, (key, part), _Node

    def part(self, value, depth):
        self.left -= 1
        if isinstance(value, (str, bytes, bytearray)) and _plain(value):
            if len(value) <= LONGEST_TEXT:
                return repr(value)
            kind = "characters" if isinstance(value, str) else "bytes"
            return f"{value[:LONGEST_TEXT]!r}… ({len(value):,} {kind})"
        for kind, marks in _SHAPES.items():
            if isinstance(value, kind) and type(value).__repr__ is kind.__repr__:
                return self.container(value, kind, marks, depth)
        return repr(value)

    def container(self, value, kind, marks, depth):
        if not value and kind in (set, frozenset):
            return repr(value)
        open, close = marks
        name = type(value).__name__
        if kind is set and type(value) is not set or kind is frozenset and type(value) is not frozenset:
            open, close = name + "({", "})"
        if id(value) in self.active:
            return open + "..." + close
        if depth >= DEEPEST and value:
            return open + "…" + close
        self.active.add(id(value))
        try:
            items = self.items(value, kind, depth)
        finally:
            self.active.discard(id(value))
        if kind is tuple and len(value) == 1:
            return _Node(open, items, ",)")
        return _Node(open, items, close)

    def items(self, value, kind, depth):
        items = []
        source = list(value.items()) if kind is dict and len(value) <= MOST_ITEMS else value
        for item in source:
            if len(items) >= MOST_ITEMS or self.left <= 0:
                items.append(f"… ({len(value) - len(items):,} more)")
                break
            if kind is dict and source is value:
                item = item, value[item]
            if kind is dict:
                key = self.part(item[0], depth + 1)
                items.append((_flat(key) + ": ", self.part(item[1], depth + 1)))
            else:
                items.append(self.part(item, depth + 1))
        return items

    # from parts to lines

    def write(self, part, before, indent, behind, lines):
        """Lines for a part that stands behind the text `before`, with room left for `behind` characters."""
        if isinstance(part, tuple):
            before, part = before + part[0], part[1]
        if isinstance(part, str) or not part.items or len(before) + part.width + behind <= self.width:
            lines.append(before + _flat(part))
            return
        inner = " " * (len(before) + 1 if len(before) <= self.width // 2 else indent + 1)
        if all(_flat_width(item) <= self.width // 4 for item in part.items):
            self.fill(part, before, inner, lines)
            return
        last = len(part.items) - 1
        lead = before + part.open
        if len(part.open) > 1:
            inner = " " * (indent + 4)
            lines.append(lead)
            lead = inner
        for i, item in enumerate(part.items):
            end = part.close if i == last else ","
            self.write(item, lead, len(inner), len(end), lines)
            lines[-1] += end
            lead = inner

    def fill(self, part, before, inner, lines):
        line = before + part.open
        if len(part.open) > 1:
            lines.append(line)
            line = inner
        last = len(part.items) - 1
        fresh = True
        for i, item in enumerate(part.items):
            piece = _flat(item) + (part.close if i == last else ",")
            if not fresh and len(line) + 1 + len(piece) > self.width:
                lines.append(line)
                line, fresh = inner, True
            line += piece if fresh else " " + piece
            fresh = False
        lines.append(line)


def _flat(part):
    if isinstance(part, str):
        return part
    if isinstance(part, tuple):
        return part[0] + _flat(part[1])
    return part.open + ", ".join(map(_flat, part.items)) + part.close


# ---- help


@auto_memory
def help(*args):
    """Shows what there is to know of a value: its signature, docstring and members."""
    if not args:
        text = ("help(value) shows a signature and a docstring; at the prompt value? does the same.\n"
                "Members of a class or module are listed. :help lists the prompt's commands.\n")
    else:
        value = _named(args[0]) if isinstance(args[0], str) else args[0]
        if isinstance(value, str) and value is args[0]:
            text = f"There is nothing called {value!r}.\n"
        else:
            text = describe(value)
    page(text)


def page(text):
    if _host and sys.stdout is sys.__stdout__:
        sys.stdout.flush()
        _host("page", text)
    else:
        sys.stdout.write(text)


@auto_memory
def help_of(expression):
    """What `expression?` shows, and `expression??`, the source."""
    import __main__
    with_source = expression.endswith("?")
    expression = expression.rstrip("?").rstrip()
    namespace = vars(__main__)
    try:
        try:
            value = eval(expression, namespace)
        except Exception as error:
            value = _named(expression, error)
    except Exception as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
    else:
        page(describe(value) + (_source(value) if with_source else ""))


def _source(value):
    import inspect
    try:
        return "\n" + inspect.getsource(value if hasattr(value, "__name__") else type(value))
    except (OSError, TypeError):
        return "\nIts source is not to be had.\n"


def _named(name, error=None):
    """The object of a dotted name, for which modules are imported; a str stays one where there is none."""
    import importlib
    parts = name.strip().split(".")
    if not all(part.isidentifier() for part in parts):
        if error:
            raise error
        return name
    value = getattr(builtins, parts[0], None)
    done = 1
    if value is None:
        try:
            value = importlib.import_module(parts[0])
        except ImportError:
            if error:
                raise error from None
            return name
    for done in range(1, len(parts)):
        try:
            value = getattr(value, parts[done])
        except AttributeError:
            value = importlib.import_module(".".join(parts[:done + 1]))
    return value


def describe(value):
    import inspect
    lines = []
    if inspect.ismodule(value):
        lines.append(f"module {value.__name__}")
        _doc(lines, value.__doc__)
        _members(lines, value, [n for n in getattr(value, "__all__", None) or vars(value) if n[:1] != "_"])
    elif isinstance(value, type):
        bases = ", ".join(b.__name__ for b in value.__bases__ if b is not object)
        lines.append(f"class {value.__name__}{_signature(value)}" + (f", a kind of {bases}" if bases else ""))
        _doc(lines, value.__doc__)
        _members(lines, value, [n for n in vars(value) if n[:1] != "_"])
    elif callable(value) and hasattr(value, "__name__"):
        kind = "async " if inspect.iscoroutinefunction(value) else ""
        lines.append(f"{kind}{getattr(value, '__qualname__', value.__name__)}{_signature(value)}")
        _doc(lines, inspect.getdoc(value))
        module = getattr(value, "__module__", None)
        if module and module not in ("builtins", "__main__"):
            lines.append(f"\nof the module {module}")
    else:
        kind = type(value)
        text = pretty(value, 76)
        if len(text) > 600:
            text = text[:600] + "…"
        lines.append(f"a value of type {kind.__name__}:")
        lines.extend("    " + line for line in text.splitlines())
        lines.append("")
        lines.append(f"class {kind.__name__}{_signature(kind)}")
        _doc(lines, kind.__doc__)
        _members(lines, kind, [n for n in dir(kind) if n[:1] != "_"])
    return "\n".join(lines) + "\n"


def _signature(value):
    import inspect
    try:
        return str(inspect.signature(value))
    except (ValueError, TypeError):
        text = getattr(value, "__text_signature__", None)
        return text if text else "(…)"


def _doc(lines, doc):
    if doc:
        import inspect
        lines.extend(("    " + line).rstrip() for line in inspect.cleandoc(doc).splitlines())


def _members(lines, owner, names):
    import inspect
    rows = []
    for name in names:
        try:
            member = inspect.getattr_static(owner, name) if isinstance(owner, type) else getattr(owner, name)
        except AttributeError:
            continue
        if isinstance(member, (staticmethod, classmethod)):
            member = member.__func__
        if isinstance(member, property):
            rows.append((name, _first_line(member.__doc__)))
        elif isinstance(member, type):
            rows.append(("class " + name, _first_line(member.__doc__)))
        elif callable(member):
            rows.append((name + _signature(member), _first_line(getattr(member, "__doc__", None))))
        elif not inspect.ismodule(member):
            rows.append((name, "" if isinstance(owner, type) else "= " + _first_line(repr(member))))
    if not rows:
        return
    lines.append("")
    for name, doc in rows:
        if len(name) > 28 and doc:
            lines.append("    " + name)
            name = ""
        lines.append(f"    {name:<28}  {doc}".rstrip())


def _first_line(doc):
    line = (doc or "").strip().split("\n")[0]
    return line if len(line) <= 60 else line[:59] + "…"


# ---- memory


def _size(n):
    for unit in ("bytes", "KB", "MB"):
        if n < 1024 or unit == "MB":
            return f"{n:,} {unit}" if unit == "bytes" else f"{n:,.1f} {unit}"
        n /= 1024


def _bar(part, whole, width=30):
    filled = round(width * part / whole) if whole else 0
    if part and not filled:
        filled = 1
    return "█" * filled + "░" * (width - filled)


@auto_memory
def mem(_):
    """What :mem shows."""
    stats = memory_stats()
    rows = [("automatic", stats["automatic_bytes"], f"{stats['automatic_count']:,} objects"),
            ("manual", stats["manual_bytes"],
             f"{stats['manual_objects']:,} objects, {stats['manual_count']:,} buffers"),
            ("arenas", stats["arena_bytes"], f"{stats['arena_count']:,} arenas")]
    whole = stats["limit_bytes"] or max(stats["peak_bytes"], 1)
    lines = [f"strategy: {stats['strategy']}"]
    for name, size, what in rows:
        lines.append(f"{name:<10} {_bar(size, whole)} {_size(size):>12}  {what}")
    lines.append(f"{'peak':<10} {_bar(stats['peak_bytes'], whole)} {_size(stats['peak_bytes']):>12}")
    if stats["limit_bytes"]:
        lines.append(f"{'limit':<10} {_bar(1, 1)} {_size(stats['limit_bytes']):>12}")
    lines.append(f"{stats['allocations']:,} objects made, {stats['frees']:,} freed, "
                 f"{stats['cycles_collected']:,} found in cycles")
    return "\n".join(lines) + "\n"


@auto_memory
def arenas(_):
    """What :arenas shows."""
    found = memory_stats()["arenas"]
    if not found:
        return "There are no arenas.\n"
    return "".join(f"{name}: {pretty(figures, 70)}\n" for name, figures in found.items())


# ---- time


def time(source):
    """What :time shows: runs an expression or statement until about half a second has passed."""
    import __main__
    from time import perf_counter
    namespace = vars(__main__)
    try:
        code = compile(source, "<timed>", "eval")
    except SyntaxError:
        code = compile(source, "<timed>", "exec")
    run = eval
    times = []
    begin = perf_counter()
    number = 1
    while True:
        start = perf_counter()
        for _ in range(number):
            run(code, namespace)
        took = perf_counter() - start
        if took < 0.002 and not times:
            number *= 10 if took < 0.0002 else 4
            if perf_counter() - begin < 0.5:
                continue
        times.append(took / number)
        if perf_counter() - begin > 0.5 or len(times) >= 1000:
            break
    times.sort()
    middle = times[len(times) // 2]
    return (f"{_duration(middle)} (median of {len(times):,} × {number:,}; "
            f"{_duration(times[0])} to {_duration(times[-1])})\n")


def _duration(seconds):
    for unit, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"
