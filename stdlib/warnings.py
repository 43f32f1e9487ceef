"""Warnings: filters that say what happens to them, and their text."""

import sys
from _warnings import warn, warn_explicit

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
           "catch_warnings"]

_ACTIONS = ("error", "ignore", "always", "default", "module", "once")

# (action, pattern of the message or None, category, pattern of the module or None, line or 0), the first match counts. A
# pattern is a str, which must be the whole text, or has a method match.
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
defaultaction = "default"
onceregistry = {}
_defaultaction = defaultaction
_onceregistry = onceregistry
_version = 1  # of the filters: what a module's registry remembers holds for one version


def _filters_mutated():
    global _version
    _version += 1


class WarningMessage:
    """A warning with the place it is about."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.source = message, category, source
        self.filename, self.lineno, self.file, self.line = filename, lineno, file, line
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")


# ---- text

def _source_line(msg):
    if msg.line is not None:
        return msg.line
    try:
        import linecache
        return linecache.getline(msg.filename, msg.lineno)
    except Exception:  # a warning is told even where its line can not be read
        return None


def _formatwarnmsg_impl(msg):
    category = msg.category.__name__
    text = f"{msg.filename}:{msg.lineno}: {category}: {msg.message}\n"
    line = _source_line(msg)
    if line:
        text += f"  {line.strip()}\n"
    if msg.source is not None:
        text += f"{category}: Enable tracemalloc to get the object allocation traceback\n"
    return text


def _showwarnmsg_impl(msg):
    file = sys.stderr if msg.file is None else msg.file
    if file is None:
        return
    try:
        file.write(_formatwarnmsg(msg))
    except OSError:
        pass


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file, sys.stderr by default."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _formatwarnmsg(msg):
    if formatwarning is not _formatwarning_orig:
        return formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    return _formatwarnmsg_impl(msg)


def _showwarnmsg(msg):
    """Tells a warning through showwarning, where a script has replaced that."""
    show = globals().get("showwarning", _showwarning_orig)
    if show is _showwarning_orig:
        _showwarnmsg_impl(msg)
        return
    if not callable(show):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    show(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


# ---- filters

def _add_filter(action, message, category, module, lineno, append=False):
    item = (action, message, category, module, lineno)
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a filter; message and module are regular expressions that the start must match."""
    assert action in _ACTIONS, f"invalid action: {action!r}"
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type), "category must be a class"
    assert issubclass(category, Warning), "category must be a Warning subclass"
    assert isinstance(module, str), "module must be a string"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    if message or module:
        import re
    _add_filter(action, re.compile(message, re.I) if message else None, category,
                re.compile(module) if module else None, lineno, append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter for every module and message."""
    assert action in _ACTIONS, f"invalid action: {action!r}"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    _add_filter(action, None, category, None, lineno, append)


def resetwarnings():
    """Takes all filters away, the default ones too."""
    filters[:] = []
    _filters_mutated()


def _fits(pattern, text):
    return pattern is None or (pattern == text if isinstance(pattern, str) else pattern.match(text))


def _action_for(text, category, module, lineno):
    for item in filters:
        action, message, wanted, where, line = item
        if (_fits(message, text) and issubclass(category, wanted) and _fits(where, module)
                and (line == 0 or line == lineno)):
            return action, item
    return defaultaction, None


# ---- the option -W action:message:category:module:line

class _OptionError(Exception):
    """A bad -W option."""


class _Literal:
    """A pattern of a -W option: the text as it is, its case aside where that is wanted."""

    def __init__(self, text, whole):
        self.text = text if whole else text.lower()
        self.whole = whole

    def match(self, text):
        return text == self.text if self.whole else text.lower().startswith(self.text)

    def __eq__(self, other):
        return isinstance(other, _Literal) and (self.text, self.whole) == (other.text, other.whole)

    __hash__ = None


def _getaction(action):
    if not action:
        return "default"
    if action == "all":
        return "always"
    for name in _ACTIONS:
        if name.startswith(action):
            return name
    raise _OptionError(f"invalid action: {action!r}")


def _getcategory(category):
    if not category:
        return Warning
    module, dot, name = category.rpartition(".")
    if not dot:
        module = "builtins"
    try:
        found = getattr(__import__(module, None, None, [name]), name)
    except ImportError:
        raise _OptionError(f"invalid module name: {module!r}") from None
    except AttributeError:
        raise _OptionError(f"unknown warning category: {category!r}") from None
    if not issubclass(found, Warning):
        raise _OptionError(f"invalid warning category: {category!r}")
    return found


def _setoption(option):
    parts = option.split(":")
    if len(parts) > 5:
        raise _OptionError(f"too many fields (max 5): {option!r}")
    action, message, category, module, lineno = [part.strip() for part in parts + [""] * (5 - len(parts))]
    action = _getaction(action)
    category = _getcategory(category)
    try:
        line = int(lineno or 0)
        if line < 0:
            raise ValueError
    except (ValueError, OverflowError):
        raise _OptionError(f"invalid lineno {lineno!r}") from None
    _add_filter(action, _Literal(message, False) if message else None, category,
                _Literal(module, True) if module else None, line)


def _processoptions(options):
    for option in options:
        try:
            _setoption(option)
        except _OptionError as error:
            print("Invalid -W option ignored:", error, file=sys.stderr)


# ---- warning

def _is_internal(frame):
    name = frame.f_code.co_filename
    return "importlib" in name and "_bootstrap" in name


def _frame_at(level):
    """The frame that a warning of the caller's caller is about, or None."""
    frame = sys._getframe(2)
    skips = level > 1 and not _is_internal(frame)
    for _ in range(level - 1):
        frame = frame.f_back
        while skips and frame is not None and _is_internal(frame):
            frame = frame.f_back
        if frame is None:
            return None
    return frame


def _warn(message, category=None, stacklevel=1, source=None):
    """What warn() does; the exception to be raised, or None."""
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    frame = _frame_at(stacklevel)
    if frame is None:
        names, filename, lineno = sys.__dict__, "sys", 1
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    module = names.get("__name__", "<string>")
    registry = names.setdefault("__warningregistry__", {})
    return _warn_explicit(message, category, filename, lineno, module, registry, names, source)


def _told_before(action, item, registry, text, category, key):
    """Remembers the warning as the action wants it, and tells whether it was known."""
    if action == "always":
        return False
    if action == "default":
        known = registry
    elif action == "module":
        registry[key] = 1
        known, key = registry, (text, category, 0)
    elif action == "once":
        registry[key] = 1
        known, key = onceregistry, (text, category)
    else:
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {item}")
    if known.get(key):
        return True
    known[key] = 1
    return False


def _warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """What warn_explicit() does; the exception to be raised, or None."""
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return None
    action, item = _action_for(text, category, module, lineno)
    if action == "ignore":
        return None
    if module_globals is not None:
        import linecache
        linecache.getlines(filename, module_globals)
    if action == "error":
        return message
    if not _told_before(action, item, registry, text, category, key):
        _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))
    return None


def _warn_unawaited(coro):
    lines = [f"coroutine '{coro.__qualname__}' was never awaited\n"]
    origin = coro.cr_origin
    if origin is not None:
        lines.append("Coroutine created at (most recent call last)\n")
        for filename, lineno, name in reversed(origin):
            lines.append(f'  File "{filename}", line {lineno}, in {name}\n')
    warn("".join(lines).rstrip("\n"), RuntimeWarning, stacklevel=2, source=coro)


_warn_unawaited_coroutine = _warn_unawaited


class catch_warnings:
    """Puts the filters and showwarning back at the end of a with block; record=True gives the warnings as a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        options = []
        if self._record:
            options.append("record=True")
        if self._module is not sys.modules["warnings"]:
            options.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(options)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        module._filters_mutated()
        self._showwarning = module.showwarning
        self._showwarnmsg_impl = module._showwarnmsg_impl
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        log = []
        module._showwarnmsg_impl = log.append
        module.showwarning = module._showwarning_orig
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters = self._filters
        module._filters_mutated()
        module.showwarning = self._showwarning
        module._showwarnmsg_impl = self._showwarnmsg_impl


_processoptions(sys.warnoptions)
