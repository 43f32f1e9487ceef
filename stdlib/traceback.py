"""Tracebacks and exceptions as text, and the parts of that text as objects."""

import linecache
import sys

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
           "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb",
           "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb"]

_absent = object()
_RECURSIVE_CUTOFF = 3  # the same line is shown so many times in a row
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


# ---- lists of frames ----


class FrameSummary:
    """One line of a stack."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno
        self._line = line
        if lookup_line:
            self.line
        self.locals = {key: _safe_string(value, "local", repr) for key, value in locals.items()} if locals else None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other) and self.locals == other.locals
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    @property
    def _original_line(self):
        self.line
        return self._line

    @property
    def line(self):
        """The source line without the white space around it."""
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()


def walk_stack(f):
    """Yields (frame, line number) from f (default: the caller's frame) outwards."""
    if f is None:
        f = sys._getframe().f_back
        while f is not None and f.f_globals is globals():
            f = f.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Yields (frame, line number) along a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_tb_with_positions(tb):
    while tb is not None:
        yield tb.tb_frame, _position(tb.tb_frame.f_code, tb.tb_lasti, tb.tb_lineno)
        tb = tb.tb_next


def _position(code, at, lineno):
    """(line, end line, column, end column) of an instruction."""
    if at < 0:
        return lineno, None, None, None
    for index, found in enumerate(code.co_positions(), -(at // 2)):
        if not index:
            return found if found[0] is not None else (lineno, *found[1:])
    return lineno, None, None, None


def _first(iterable, n):
    if n > 0:
        for item in iterable:
            yield item
            n -= 1
            if not n:
                return


class StackSummary(list):
    """A list of FrameSummary, the outermost first."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Takes pairs (frame, line number)."""
        return klass._extract_from_extended_frame_gen(
            ((frame, (lineno, None, None, None)) for frame, lineno in frame_gen),
            limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals)

    @classmethod
    def _extract_from_extended_frame_gen(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            frame_gen = _first(frame_gen, limit) if limit >= 0 else list(frame_gen)[limit:]
        result = klass()
        filenames = set()
        for frame, (lineno, end_lineno, colno, end_colno) in frame_gen:
            code = frame.f_code
            filenames.add(code.co_filename)
            linecache.lazycache(code.co_filename, frame.f_globals)
            result.append(FrameSummary(
                code.co_filename, lineno, code.co_name, lookup_line=False,
                locals=frame.f_locals if capture_locals else None, end_lineno=end_lineno, colno=colno,
                end_colno=end_colno))
        for filename in filenames:
            linecache.checkcache(filename)
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """Takes FrameSummary objects or tuples (file, line number, name, line)."""
        result = klass()
        for item in a_list:
            if not isinstance(item, FrameSummary):
                filename, lineno, name, line = item
                item = FrameSummary(filename, lineno, name, line=line)
            result.append(item)
        return result

    def format_frame_summary(self, frame_summary):
        """The text of one frame; None leaves it out."""
        f = frame_summary
        out = [f'  File "{f.filename}", line {f.lineno}, in {f.name}\n']
        if f.line:
            stripped = f.line.strip()
            out.append(f"    {stripped}\n")
            out.append(_marks(f, stripped))
        if f.locals:
            out.extend([f"    {name} = {value}\n" for name, value in sorted(f.locals.items())])
        return "".join(out)

    def format(self):
        """The text of each frame; lines that repeat are counted instead."""
        result, last, count = [], (None, None, None), 0
        for summary in self:
            text = self.format_frame_summary(summary)
            if text is None:
                continue
            here = summary.filename, summary.lineno, summary.name
            if here != last or last[0] is None or last[1] is None or last[2] is None:
                _add_repeats(result, count)
                last, count = here, 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        _add_repeats(result, count)
        return result


def _add_repeats(result, count):
    count -= _RECURSIVE_CUTOFF
    if count > 0:
        result.append(f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n")


def _marks(f, stripped):
    """The line of ^ under the part of the line that failed; '' where that is the whole line or unknown."""
    if f.colno is None or f.end_colno is None:
        return ""
    original = f._original_line
    # What follows the line counts as margin, too, but for the newline: CPython's marks stand so.
    margin = len(original) - 1 - len(f.line.lstrip())
    start, end, anchors = _to_characters(original, f.colno), 0, None
    if f.lineno == f.end_lineno:
        end = _to_characters(original, f.end_colno)
        segment = original[start:end]
        if segment:
            import _traceback

            anchors = _traceback.anchors(segment)
    else:
        end = len(original.rstrip())
    if end - start >= len(stripped) and anchors is None:
        return ""
    shift, width = _width(original[:start]), _width(original[start:end])
    if anchors is None:
        marks = "^" * width
    else:
        left, right = (_width(segment[:at]) for at in anchors)
        marks = "~" * left + "^" * (right - left) + "~" * (width - right)
    return "    " + " " * (shift - margin) + marks + "\n"


def _width(text):
    """The columns that the text takes on a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import east_asian_width

    return len(text) + sum(east_asian_width(c) in "WF" for c in text)


def _to_characters(line, offset):
    if line.isascii():
        return offset
    return len(line.encode("utf-8")[:offset].decode("utf-8", errors="replace"))


# ---- exceptions ----


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except BaseException:
        return f"<{what} {func.__name__}() failed>"


def _parse_value_tb(exc, value, tb):
    if (value is _absent) != (tb is _absent):
        raise ValueError("Both or neither of value and tb must be given")
    if value is _absent:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return value, tb


def _format_final_exc_line(etype, value):
    text = _safe_string(value, "exception") if value is not None else ""
    return f"{etype}: {text}\n" if value is not None and text else f"{etype}\n"


class _Printing:
    """What is known while the text of an exception is being made: the depth in groups and whether an end is due."""

    def __init__(self):
        self.seen = set()
        self.depth = 0
        self.need_close = False

    def margin(self):
        return " " * (2 * self.depth) + ("| " if self.depth else "")

    def emit(self, text, sign=None):
        margin = self.margin()
        if sign is not None:
            margin = margin[:-2] + sign + " " if self.depth else ""
        if isinstance(text, str):
            text = [text]
        for part in text:
            if margin:
                yield "".join([margin + line for line in part.splitlines(True)])
            else:
                yield part


class TracebackException:
    """An exception made ready to be shown: holds no reference to it or to its frames."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        is_recursive = _seen is not None
        if _seen is None:
            _seen = set()
        _seen.add(id(exc_value))
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self.stack = StackSummary._extract_from_extended_frame_gen(
            _walk_tb_with_positions(exc_traceback), limit=limit, lookup_lines=lookup_lines,
            capture_locals=capture_locals)
        self.exc_type = exc_type
        self._str = _safe_string(exc_value, "exception")
        self.__notes__ = getattr(exc_value, "__notes__", None)
        if exc_type and issubclass(exc_type, SyntaxError):
            self._take_syntax_error(exc_value)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__cause__ = self.__context__ = self.exceptions = None
        if exc_value is None:
            return

        def other(value):
            return TracebackException(
                type(value), value, value.__traceback__, limit=limit, lookup_lines=lookup_lines,
                capture_locals=capture_locals, compact=compact, max_group_width=max_group_width,
                max_group_depth=max_group_depth, _seen=_seen)

        cause, context = exc_value.__cause__, exc_value.__context__
        if cause is not None and id(cause) not in _seen:
            self.__cause__ = other(cause)
        wanted = self.__cause__ is None and not exc_value.__suppress_context__ if compact else True
        if wanted and context is not None and id(context) not in _seen:
            self.__context__ = other(context)
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [other(e) for e in exc_value.exceptions]

    def _take_syntax_error(self, error):
        self.filename = error.filename
        self.lineno = None if error.lineno is None else str(error.lineno)
        self.end_lineno = None if error.end_lineno is None else str(error.end_lineno)
        self.text, self.offset, self.end_offset, self.msg = error.text, error.offset, error.end_offset, error.msg

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Takes an exception that has been raised."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        """Yields the lines that tell the exception itself, its notes included."""
        if self.exc_type is None:
            yield _format_final_exc_line(None, self._str)
            return
        name, module = self.exc_type.__qualname__, self.exc_type.__module__
        if module not in ("__main__", "builtins"):
            if not isinstance(module, str):
                module = "<unknown>"
            name = module + "." + name
        if issubclass(self.exc_type, SyntaxError):
            yield from self._format_syntax_error(name)
        else:
            yield _format_final_exc_line(name, self._str)
        notes = self.__notes__
        if notes is None:
            return
        from collections.abc import Sequence
        if isinstance(notes, Sequence):
            for note in notes:
                text = _safe_string(note, "note")
                yield from [line + "\n" for line in text.split("\n")]
        else:
            yield _safe_string(notes, "__notes__", func=repr)

    def _format_syntax_error(self, name):
        where = ""
        if self.lineno is not None:
            yield '  File "{}", line {}\n'.format(self.filename or "<string>", self.lineno)
        elif self.filename is not None:
            where = f" ({self.filename})"
        if self.text is not None:
            line = self.text.rstrip("\n").rstrip()
            stripped = line.lstrip(" \n\f")
            margin = len(line) - len(stripped)
            yield f"    {stripped}\n"
            if self.offset is not None:
                offset = self.offset
                end = self.end_offset if self.end_offset not in (None, 0) else offset
                if offset == end or end == -1:
                    end = offset + 1
                start, end = offset - 1 - margin, end - 1 - margin
                if start >= 0:
                    white = "".join([c if c.isspace() else " " for c in stripped[:start]])
                    yield f"    {white}{'^' * (end - start)}\n"
        yield f"{name}: {self.msg or '<no detail available>'}{where}\n"

    def format(self, *, chain=True, _ctx=None):
        """Yields the lines of the whole: causes and contexts first."""
        if _ctx is None:
            _ctx = _Printing()
        todo, exc = [], self
        if chain:
            while exc is not None:
                if exc.__cause__ is not None:
                    link, following = _CAUSE, exc.__cause__
                elif exc.__context__ is not None and not exc.__suppress_context__:
                    link, following = _CONTEXT, exc.__context__
                else:
                    link = following = None
                todo.append((link, exc))
                exc = following
        else:
            todo.append((None, exc))
        for link, exc in reversed(todo):
            if link is not None:
                yield from _ctx.emit(link)
            if exc.exceptions is None:
                if exc.stack:
                    yield from _ctx.emit("Traceback (most recent call last):\n")
                    yield from _ctx.emit(exc.stack.format())
                yield from _ctx.emit(exc.format_exception_only())
            elif _ctx.depth > self.max_group_depth:
                yield from _ctx.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from exc._format_group(_ctx)

    def _format_group(self, ctx):
        outermost = ctx.depth == 0
        if outermost:
            ctx.depth += 1
        if self.stack:
            yield from ctx.emit("Exception Group Traceback (most recent call last):\n", "+" if outermost else None)
            yield from ctx.emit(self.stack.format())
        yield from ctx.emit(self.format_exception_only())
        total = len(self.exceptions)
        shown = min(total, self.max_group_width)
        n = shown if total <= self.max_group_width else shown + 1
        ctx.need_close = False
        for i in range(n):
            last = i == n - 1
            if last:
                ctx.need_close = True
            title = f"{i + 1}" if i < self.max_group_width else "..."
            yield " " * (2 * ctx.depth) + ("+-" if i == 0 else "  ") + f"+---------------- {title} ----------------\n"
            ctx.depth += 1
            if i < self.max_group_width:
                yield from self.exceptions[i].format(_ctx=ctx)
            else:
                rest = total - self.max_group_width
                yield from ctx.emit(f"and {rest} more exception{'s' if rest > 1 else ''}\n")
            if last and ctx.need_close:
                yield " " * (2 * ctx.depth) + "+------------------------------------\n"
                ctx.need_close = False
            ctx.depth -= 1
        if outermost:
            ctx.depth = 0

    def print(self, *, file=None, chain=True):
        """Writes the text, by default to sys.stderr."""
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end="")


# ---- what users call ----


def print_list(extracted_list, file=None):
    """Writes a list of frames."""
    if file is None:
        file = sys.stderr
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end="")


def format_list(extracted_list):
    """The text of each frame."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Writes the frames of a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """The text of each frame of a traceback."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """The frames of a traceback as a StackSummary."""
    return StackSummary._extract_from_extended_frame_gen(_walk_tb_with_positions(tb), limit=limit)


def print_exception(exc, /, value=_absent, tb=_absent, limit=None, file=None, chain=True):
    """Writes an exception as the interpreter would."""
    value, tb = _parse_value_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True):
    """The lines of an exception as the interpreter would write them."""
    value, tb = _parse_value_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_absent):
    """The lines that tell the exception itself."""
    if value is _absent:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only())


def print_exc(limit=None, file=None, chain=True):
    """Writes the exception that is being handled."""
    value = sys.exc_info()[1]
    print_exception(type(value), value, None if value is None else value.__traceback__, limit, file, chain)


def format_exc(limit=None, chain=True):
    """The text of the exception that is being handled."""
    value = sys.exc_info()[1]
    return "".join(format_exception(type(value), value, None if value is None else value.__traceback__, limit=limit,
                                    chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Writes the last exception that nobody caught."""
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def print_stack(f=None, limit=None, file=None):
    """Writes the stack from f (default: the caller's frame)."""
    print_list(extract_stack(sys._getframe().f_back if f is None else f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """The text of each frame from f (default: the caller's frame)."""
    return format_list(extract_stack(sys._getframe().f_back if f is None else f, limit=limit))


def extract_stack(f=None, limit=None):
    """The frames from f (default: the caller's frame) as a StackSummary."""
    stack = StackSummary.extract(walk_stack(sys._getframe().f_back if f is None else f), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    """Clears the local variables of the frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next
