"""What live objects are, where their source is, and how they are called."""

import enum
import linecache
import sys
import types
from collections import OrderedDict, namedtuple
from types import FunctionType, MethodType, ModuleType

__all__ = [
    "ArgInfo", "Arguments", "Attribute", "BlockFinder",
    "BoundArguments", "CORO_CLOSED", "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CO_ASYNC_GENERATOR",
    "CO_COROUTINE", "CO_GENERATOR", "CO_ITERABLE_COROUTINE", "CO_NESTED", "CO_NEWLOCALS", "CO_NOFREE", "CO_OPTIMIZED",
    "CO_VARARGS", "CO_VARKEYWORDS", "ClassFoundException", "ClosureVars", "EndOfBlock", "FrameInfo", "FullArgSpec",
    "GEN_CLOSED", "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "Parameter", "Signature", "TPFLAGS_IS_ABSTRACT",
    "Traceback", "classify_class_attrs", "cleandoc", "currentframe", "findsource", "formatannotation",
    "formatannotationrelativeto", "formatargvalues", "get_annotations", "getabsfile", "getargs", "getargvalues",
    "getattr_static", "getblock", "getcallargs", "getclasstree", "getclosurevars", "getcomments",
    "getcoroutinelocals", "getcoroutinestate", "getdoc", "getfile", "getframeinfo", "getfullargspec",
    "getgeneratorlocals", "getgeneratorstate", "getinnerframes", "getlineno", "getmembers", "getmembers_static",
    "getmodule", "getmodulename", "getmro", "getouterframes", "getsource", "getsourcefile", "getsourcelines",
    "indentsize", "isabstract", "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass", "iscode",
    "iscoroutine", "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction", "isgenerator",
    "isgeneratorfunction", "isgetsetdescriptor", "ismemberdescriptor", "ismethod", "ismethoddescriptor",
    "ismethodwrapper", "ismodule", "isroutine", "istraceback", "signature", "stack", "trace", "unwrap", "walktree",
]

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20
_absent = object()
modulesbyfile = {}


# ---- what an object is ----


def ismodule(object):
    return isinstance(object, ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, MethodType)


def isfunction(object):
    return isinstance(object, FunctionType)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__get__") and not hasattr(tp, "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__set__") or hasattr(tp, "__delete__")


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) \
        or ismethodwrapper(object)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    if isinstance(object, types.CoroutineType):
        return True
    if isinstance(object, types.GeneratorType):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    from collections.abc import Awaitable

    return isinstance(object, Awaitable)


def _has_code_flag(f, flag):
    while ismethod(f):
        f = f.__func__
    partial = _partial_type()
    while partial is not None and isinstance(f, partial):
        f = f.func
    while ismethod(f):
        f = f.__func__
    if not (isfunction(f) or _is_functionlike(f)):
        return False
    return bool(f.__code__.co_flags & flag)


def _partial_type():
    functools = sys.modules.get("functools")
    return functools.partial if functools else None


def isgeneratorfunction(obj):
    return _has_code_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_code_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isabstract(object):
    """Whether it is an abstract base class."""
    if not isinstance(object, type):
        return False
    if object.__flags__ & TPFLAGS_IS_ABSTRACT:
        return True
    try:
        return bool(object.__abstractmethods__)
    except AttributeError:
        return False


# ---- members ----


def _getmembers(object, predicate, getter):
    names, mro = dir(object), ()
    if isclass(object):
        mro = (object, *getmro(object))
        names += [name for base in getattr(object, "__bases__", ()) for name, value in base.__dict__.items()
                  if isinstance(value, types.DynamicClassAttribute)]
    absent, seen, found = [], set(), []
    for name in names:
        value = absent if name in seen else getter(object, name, absent)
        if value is absent:
            value = next((base.__dict__[name] for base in mro if name in base.__dict__), absent)
        if value is not absent:
            seen.add(name)
            if not predicate or predicate(value):
                found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getmembers(object, predicate=None):
    """The attributes as (name, value), sorted, those alone for which the predicate is true."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same without running descriptors."""
    return _getmembers(object, predicate, getattr_static)


Attribute = namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """The attributes of a class as Attribute(name, kind, defining class, object)."""
    mro = getmro(cls)
    metamro = tuple([c for c in getmro(type(cls)) if c not in (type, object)])
    class_bases = (cls,) + mro
    names = dir(cls)
    for base in mro:
        for key, value in base.__dict__.items():
            if isinstance(value, types.DynamicClassAttribute) and value.fget is not None:
                names.append(key)
    result, processed = [], set()
    for name in names:
        home = get_obj = dict_obj = None
        if name not in processed:
            try:
                if name == "__dict__":
                    raise Exception("__dict__ is special, don't want the proxy")
                get_obj = getattr(cls, name)
            except Exception:
                pass
            else:
                home = getattr(get_obj, "__objclass__", home)
                if home not in class_bases:
                    home = None
                    last = None
                    for c in class_bases + metamro:
                        if getattr(c, name, _absent) is get_obj:
                            last = c
                    if last is not None:
                        home = last
        for base in class_bases + metamro:
            if name in base.__dict__:
                dict_obj = base.__dict__[name]
                if home not in metamro:
                    home = base
                break
        if home is None:
            continue
        obj = get_obj if get_obj is not None else dict_obj
        if isinstance(dict_obj, (staticmethod, types.BuiltinMethodType)):
            kind, obj = "static method", dict_obj
        elif isinstance(dict_obj, (classmethod, types.ClassMethodDescriptorType)):
            kind, obj = "class method", dict_obj
        elif isinstance(dict_obj, property):
            kind, obj = "property", dict_obj
        else:
            kind = "method" if isroutine(obj) else "data"
        result.append(Attribute(name, kind, home, obj))
        processed.add(name)
    return result


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    """Follows __wrapped__ to the end."""
    f, seen, limit = func, {id(func): func}, sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError("wrapper loop when unwrapping {!r}".format(f))
        seen[id(func)] = func
    return func


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a class, module or callable, as a dict of its own."""
    unwrapped = obj_globals = obj_locals = None
    if isinstance(obj, type):
        found = obj.__dict__.get("__annotations__", None)
        if isinstance(found, types.GetSetDescriptorType):
            found = None
        module = sys.modules.get(getattr(obj, "__module__", None))
        obj_globals = getattr(module, "__dict__", None)
        obj_locals, unwrapped = dict(vars(obj)), obj
    elif isinstance(obj, ModuleType):
        found, obj_globals = getattr(obj, "__annotations__", None), obj.__dict__
    elif callable(obj):
        found, obj_globals, unwrapped = getattr(obj, "__annotations__", None), getattr(obj, "__globals__", None), obj
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not found or not eval_str:
        return dict(found)
    if unwrapped is not None:
        while hasattr(unwrapped, "__wrapped__") or _partial_type() and isinstance(unwrapped, _partial_type()):
            unwrapped = unwrapped.__wrapped__ if hasattr(unwrapped, "__wrapped__") else unwrapped.func
        obj_globals = getattr(unwrapped, "__globals__", obj_globals)
    if globals is None:
        globals = obj_globals
    if locals is None:
        locals = obj_locals
    return {key: eval(value, globals, locals) if isinstance(value, str) else value for key, value in found.items()}


# ---- attributes without running anything ----


def getattr_static(obj, attr, default=_absent):
    """The attribute as it is stored: no descriptors, no __getattr__."""
    instance_result = _absent
    if not isinstance(obj, type):
        klass = type(obj)
        dict_attr = _static_class_attr(klass, "__dict__")
        if dict_attr is _absent or isinstance(dict_attr, (types.MemberDescriptorType, types.GetSetDescriptorType)):
            try:
                instance_result = object.__getattribute__(obj, "__dict__").get(attr, _absent)
            except AttributeError:
                pass
    else:
        klass = obj
    klass_result = _static_class_attr(klass, attr)
    if instance_result is not _absent and klass_result is not _absent:
        if _static_class_attr(type(klass_result), "__get__") is not _absent and (
                _static_class_attr(type(klass_result), "__set__") is not _absent or
                _static_class_attr(type(klass_result), "__delete__") is not _absent):
            return klass_result
    if instance_result is not _absent:
        return instance_result
    if klass_result is not _absent:
        return klass_result
    if obj is klass:
        for entry in type.__dict__["__mro__"].__get__(type(klass)):
            if attr in entry.__dict__:
                return entry.__dict__[attr]
    if default is not _absent:
        return default
    raise AttributeError(attr)


def _static_class_attr(klass, attr):
    for entry in type.__dict__["__mro__"].__get__(klass):
        if attr in type.__dict__["__dict__"].__get__(entry):
            return entry.__dict__[attr]
    return _absent


# ---- documentation ----


def cleandoc(doc):
    """A docstring without the indentation that its place in the source gave it."""
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip())
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    if lines:
        lines[0] = lines[0].lstrip()
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _class_of(func):
    cls = sys.modules.get(func.__module__)
    for name in func.__qualname__.split(".")[:-1]:
        cls = getattr(cls, name, None)
    return cls if isclass(cls) else None


def _find_doc(obj):
    """The docstring that is inherited."""
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(obj):
        name, owner = obj.__func__.__name__, obj.__self__
        cls = owner if isclass(owner) else owner.__class__
    elif isfunction(obj):
        name, cls = obj.__name__, _class_of(obj)
        if cls is None or getattr(cls, name, None) is not obj:
            return None
    elif isbuiltin(obj):
        name, owner = obj.__name__, obj.__self__
        cls = owner if isclass(owner) and owner.__qualname__ + "." + name == obj.__qualname__ else owner.__class__
    elif isinstance(obj, property):
        func = obj.fget
        name, cls = func.__name__, _class_of(func)
        if cls is None or getattr(cls, name, None) is not obj:
            return None
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name, cls = getattr(obj, "__name__", None), getattr(obj, "__objclass__", None)
        if cls is None or name is None or getattr(cls, name, None) is not obj:
            return None
    else:
        return None
    for base in cls.__mro__:
        found = getattr(base, name, _void)
        doc = None if found is _void else getattr(found, "__doc__", None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """The docstring, its own or inherited, cleaned."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _find_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


# ---- source ----


def getfile(object):
    """The file in which an object was defined."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("{!r} is a built-in module".format(object))
    if isclass(object):
        if hasattr(object, "__module__"):
            module = sys.modules.get(object.__module__)
            if getattr(module, "__file__", None):
                return module.__file__
            if object.__module__ == "__main__":
                raise OSError("source code not available")
        raise TypeError("{!r} is a built-in class".format(object))
    code = _code_of(object)
    if code is not None:
        return code.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got {}".format(
        type(object).__name__))


def _code_of(object):
    for is_one, inner in ((ismethod, "__func__"), (isfunction, "__code__"), (istraceback, "tb_frame"), (isframe, "f_code")):
        if is_one(object):
            object = getattr(object, inner)
    return object if iscode(object) else None


def getmodulename(path):
    """The name of the module that a file is, or None."""
    name = path.replace("\\", "/").rpartition("/")[2]
    for suffix in (".py", ".pyc"):
        if name.endswith(suffix):
            return name[:-len(suffix)]
    return None


def getsourcefile(object):
    """The source file of an object, or None."""
    import os

    filename = getfile(object)
    if filename.endswith((".pyc", ".pyo")):
        filename = filename[:-4] + ".py"
    if filename in linecache.cache or os.path.exists(filename):
        return filename
    if filename.startswith("<input ") and linecache.getlines(filename):
        return filename
    if getattr(getmodule(object, filename), "__loader__", None) is not None:
        return filename
    return None


def getabsfile(object, _filename=None):
    """The absolute path of the source file."""
    import os

    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    return os.path.normcase(os.path.abspath(_filename))


def getmodule(object, _filename=None):
    """The module in which an object was defined, or None."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    if _filename is not None and _filename in modulesbyfile:
        return sys.modules.get(modulesbyfile[_filename])
    try:
        file = getabsfile(object, _filename)
    except (TypeError, FileNotFoundError):
        return None
    for name, module in sys.modules.copy().items():
        if ismodule(module) and getattr(module, "__file__", None):
            modulesbyfile[module.__file__] = modulesbyfile[getabsfile(module, module.__file__)] = module.__name__
    if file in modulesbyfile:
        return sys.modules.get(modulesbyfile[file])
    main = sys.modules["__main__"]
    if hasattr(object, "__name__") and getattr(main, object.__name__, None) is object:
        return main
    return None


class ClassFoundException(Exception):
    pass


class EndOfBlock(Exception):
    pass


class _Scanner:
    """Reads lines of source; knows after each whether a logical line has ended, and with what indentation it began."""

    def __init__(self):
        self.depth = 0
        self.quote = None  # of the string that goes on in the next line
        self.continued = False
        self.indent = None  # of the logical line; None between logical lines
        self.first = ""

    def feed(self, line):
        """'blank', 'comment', 'more' or 'end'."""
        at, size = 0, len(line)
        if self.indent is None:
            text = line.lstrip()
            if not text.strip():
                return "blank"
            if text.startswith("#"):
                return "comment"
            self.indent = len(line.expandtabs()) - len(line.expandtabs().lstrip())
            self.first = text
            at = size - len(text)
        self.continued = False
        while at < size:
            if self.quote is not None:
                at = self._string_end(line, at)
                continue
            c = line[at]
            if c == "#":
                break
            if c in "([{":
                self.depth += 1
            elif c in ")]}":
                self.depth -= 1
            elif c in "\"'":
                self.quote = c * 3 if line.startswith(c * 3, at) else c
                at += len(self.quote)
                continue
            elif c == "\\" and line[at + 1:].strip("\r\n") == "":
                self.continued = True
                break
            at += 1
        if self.depth > 0 or self.quote is not None or self.continued:
            return "more"
        return "end"

    def _string_end(self, line, at):
        quote = self.quote
        while at < len(line):
            if line[at] == "\\":
                at += 2
            elif line.startswith(quote, at):
                self.quote = None
                return at + len(quote)
            else:
                at += 1
        if len(quote) == 1 and not line.rstrip("\r\n").endswith("\\"):
            self.quote = None
        return at

    def next_line(self):
        self.indent = None
        self.depth = max(self.depth, 0)


def getblock(lines):
    """The lines of the block (def, class, lambda) with which the lines begin."""
    scanner, last, head, body = _Scanner(), 0, None, None
    for number, line in enumerate(lines, 1):
        kind = scanner.feed(line)
        if kind == "blank":
            continue
        if kind == "comment":
            column = len(line) - len(line.lstrip())
            if body is not None and column >= body:
                last = number
            continue
        if head is not None and scanner.indent <= head and kind in ("more", "end") and not _inside(scanner):
            break
        if head is not None and body is None:
            body = scanner.indent
        if kind == "more":
            last = max(last, number) if head is None else last
            scanner.started = True
            continue
        last = number
        scanner.started = False
        if head is None and not scanner.first.startswith("@"):
            first = scanner.first.split(None, 1)[0]
            if first not in ("def", "class", "async"):
                return lines[:last]
            head = scanner.indent
        scanner.next_line()
    return lines[:last]


def _inside(scanner):
    """Whether the line that was just read goes on with a logical line that began before it."""
    return getattr(scanner, "started", False)


class BlockFinder:
    """Finds the end of a block, line by line."""

    def __init__(self):
        self.lines = []

    @property
    def last(self):
        return len(getblock(self.lines))


def _find_class(lines, qualname):
    """The number of the line in which the class of that qualified name begins, its decorators included."""
    path, stack, decorators, scanner = qualname.split("."), [], None, _Scanner()
    started = None
    for number, line in enumerate(lines):
        kind = scanner.feed(line)
        if kind in ("blank", "comment"):
            continue
        if started is None:
            started = number
        if kind == "more":
            continue
        text, indent, begin = scanner.first, scanner.indent, started
        scanner.next_line()
        started = None
        if text.startswith("@"):
            if decorators is None:
                decorators = begin
            continue
        words = text.replace("(", " ").replace(":", " ").split()
        if words[0] == "async" and len(words) > 1:
            words = words[1:]
        if words[0] in ("class", "def") and len(words) > 1:
            while stack and stack[-1][0] >= indent:
                stack.pop()
            stack.append((indent, [words[1]] if words[0] == "class" else [words[1], "<locals>"]))
            if words[0] == "class" and [name for _, names in stack for name in names] == path:
                return begin if decorators is None else decorators
        elif stack:
            while stack and stack[-1][0] >= indent:
                stack.pop()
        decorators = None
    raise OSError("could not find class definition")


def findsource(object):
    """(all lines of the file, number of the line where the object begins, from 0)."""
    file = getsourcefile(object)
    if file:
        linecache.checkcache(file)
    else:
        file = getfile(object)
        if file.startswith("<") and file.endswith(">") and not file.startswith("<freehold "):
            raise OSError("source code not available")
    module = getmodule(object, file)
    lines = linecache.getlines(file, module.__dict__) if module else linecache.getlines(file)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        return lines, _find_class(lines, object.__qualname__)
    code = _code_of(object)
    if code is None:
        raise OSError("could not find code object")
    number = code.co_firstlineno - 1
    if number >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, number


def getcomments(object):
    """The comment lines before an object's source, or None."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0].startswith("#!") else 0
        while start < len(lines) and lines[start].strip() in ("", "#"):
            start += 1
        if start < len(lines) and lines[start].startswith("#"):
            end = start
            while end < len(lines) and lines[end].startswith("#"):
                end += 1
            return "".join([line.expandtabs() for line in lines[start:end]])
        return None
    indent = indentsize(lines[number])
    at = number - 1
    comments = []
    while at >= 0 and lines[at].lstrip().startswith("#") and indentsize(lines[at]) == indent:
        comments.insert(0, lines[at].expandtabs().lstrip())
        at -= 1
    while comments and comments[0].strip() == "#":
        comments.pop(0)
    while comments and comments[-1].strip() == "#":
        comments.pop()
    return "".join(comments) if comments else None


def getsourcelines(object):
    """(the lines of an object's source, the number of the first)."""
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """The text of an object's source."""
    return "".join(getsourcelines(object)[0])


def indentsize(line):
    """The width of the white space at the beginning of a line."""
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


# ---- class trees ----


def walktree(classes, children, parent):
    results = []
    classes.sort(key=lambda c: (c.__module__, c.__name__))
    for c in classes:
        results.append((c, c.__bases__))
        if c in children:
            results.append(walktree(children[c], children, c))
    return results


def getclasstree(classes, unique=False):
    """Classes as nested lists: after each (class, bases) the list of those derived from it."""
    children, roots = {}, []
    for cls in classes:
        for parent in cls.__bases__:
            below = children.setdefault(parent, [])
            if cls not in below:
                below.append(cls)
            if unique and parent in classes:
                break
        if not cls.__bases__ and cls not in roots:
            roots.append(cls)
    return walktree(roots + [parent for parent in children if parent not in classes], children, None)


# ---- arguments ----

Arguments = namedtuple("Arguments", "args, varargs, varkw")
FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getargs(co):
    """The names of the parameters of a code object."""
    if not iscode(co):
        raise TypeError("{!r} is not a code object".format(co))
    names, nargs, nkwargs = co.co_varnames, co.co_argcount, co.co_kwonlyargcount
    args, at = list(names[:nargs + nkwargs]), nargs + nkwargs
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[at]
        at += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[at]
    return Arguments(args, varargs, varkw)


def getfullargspec(func):
    """The parameters of a function as a FullArgSpec."""
    try:
        sig = _signature_from_callable(func, follow_wrapper_chains=False, skip_bound_arg=False)
    except Exception as ex:
        raise TypeError("unsupported callable") from ex
    args, posonly, kwonly, defaults, annotations, kwdefaults = [], [], [], (), {}, {}
    varargs = varkw = None
    if sig.return_annotation is not sig.empty:
        annotations["return"] = sig.return_annotation
    for param in sig.parameters.values():
        kind, name = param.kind, param.name
        if kind is _POSITIONAL_ONLY:
            posonly.append(name)
        elif kind is _POSITIONAL_OR_KEYWORD:
            args.append(name)
        elif kind is _VAR_POSITIONAL:
            varargs = name
        elif kind is _KEYWORD_ONLY:
            kwonly.append(name)
            if param.default is not param.empty:
                kwdefaults[name] = param.default
        else:
            varkw = name
        if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD) and param.default is not param.empty:
            defaults += (param.default,)
        if param.annotation is not param.empty:
            annotations[name] = param.annotation
    return FullArgSpec(posonly + args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, annotations)


def getargvalues(frame):
    """The arguments of a frame."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatannotation(annotation, base_module=None):
    """The text of an annotation in a signature."""
    if getattr(annotation, "__module__", None) == "typing":
        return _without_typing(repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


def _without_typing(text):
    parts = text.split("typing.")
    out = parts[0]
    for part in parts[1:]:
        at_start = not out or not (out[-1].isalnum() or out[-1] in "_.")
        out += part if at_start else "typing." + part
    return out


def formatannotationrelativeto(object):
    module = getattr(object, "__module__", None)
    return lambda annotation: formatannotation(annotation, module)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
                    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value)):
    """The text of the arguments of a frame."""
    specs = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        specs.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        specs.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return "(" + ", ".join(specs) + ")"


def _missing_arguments(f_name, names, pos, values):
    names = [repr(name) for name in names if name not in values]
    missing = len(names)
    if missing == 1:
        s = names[0]
    elif missing == 2:
        s = "{} and {}".format(*names)
    else:
        s = ", ".join(names[:-2]) + ", {} and {}".format(*names[-2:])
    raise TypeError("%s() missing %i required %s argument%s: %s" % (
        f_name, missing, "positional" if pos else "keyword-only", "" if missing == 1 else "s", s))


def _too_many(f_name, args, kwonly, varargs, defcount, given, values):
    atleast = len(args) - defcount
    kwonly_given = len([arg for arg in kwonly if arg in values])
    if varargs:
        plural, sig = atleast != 1, "at least %d" % (atleast,)
    elif defcount:
        plural, sig = True, "from %d to %d" % (atleast, len(args))
    else:
        plural, sig = len(args) != 1, str(len(args))
    kwonly_sig = ""
    if kwonly_given:
        kwonly_sig = " positional argument%s (and %d keyword-only argument%s)" % (
            "s" if given != 1 else "", kwonly_given, "s" if kwonly_given != 1 else "")
    raise TypeError("%s() takes %s positional argument%s but %d%s %s given" % (
        f_name, sig, "s" if plural else "", given, kwonly_sig, "was" if given == 1 and not kwonly_given else "were"))


def getcallargs(func, /, *positional, **named):
    """What the parameters would be bound to in a call."""
    args, varargs, varkw, defaults, kwonly, kwdefaults, _ = getfullargspec(func)
    name, values = func.__name__, {}
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
    given, nargs = len(positional), len(args)
    ndefaults = len(defaults) if defaults else 0
    for arg, value in zip(args, positional):
        values[arg] = value
    if varargs:
        values[varargs] = tuple(positional[min(given, nargs):])
    possible = set(args + kwonly)
    if varkw:
        values[varkw] = {}
    for key, value in named.items():
        if key not in possible:
            if not varkw:
                raise TypeError("%s() got an unexpected keyword argument %r" % (name, key))
            values[varkw][key] = value
            continue
        if key in values:
            raise TypeError("%s() got multiple values for argument %r" % (name, key))
        values[key] = value
    if given > nargs and not varargs:
        _too_many(name, args, kwonly, varargs, ndefaults, given, values)
    if given < nargs:
        required = args[:nargs - ndefaults]
        if any(arg not in values for arg in required):
            _missing_arguments(name, required, True, values)
        for i, arg in enumerate(args[nargs - ndefaults:]):
            if arg not in values:
                values[arg] = defaults[i]
    missing = 0
    for arg in kwonly:
        if arg not in values:
            if kwdefaults and arg in kwdefaults:
                values[arg] = kwdefaults[arg]
            else:
                missing += 1
    if missing:
        _missing_arguments(name, kwonly, False, values)
    return values


def getclosurevars(func):
    """What the free names of a function refer to."""
    import builtins as builtin_module

    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("{!r} is not a Python function".format(func))
    code = func.__code__
    nonlocals = {} if func.__closure__ is None else {
        name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__)}
    space = func.__globals__
    builtin = space.get("__builtins__", builtin_module.__dict__)
    if ismodule(builtin):
        builtin = builtin.__dict__
    global_vars, builtin_vars, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in space:
            global_vars[name] = space[name]
        elif name in builtin:
            builtin_vars[name] = builtin[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, global_vars, builtin_vars, unbound)


# ---- frames ----

_Traceback = namedtuple("_Traceback", "filename lineno function code_context index")
_FrameInfo = namedtuple("_FrameInfo", ("frame",) + _Traceback._fields)


class Traceback(_Traceback):
    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        return ("Traceback(filename={!r}, lineno={!r}, function={!r}, code_context={!r}, index={!r}, positions={!r})"
                .format(*self, self.positions))


class FrameInfo(_FrameInfo):
    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        return ("FrameInfo(frame={!r}, filename={!r}, lineno={!r}, function={!r}, code_context={!r}, index={!r}, "
                "positions={!r})".format(*self, self.positions))


Positions = namedtuple("Positions", "lineno end_lineno col_offset end_col_offset", defaults=(None,) * 4)


def getframeinfo(frame, context=1):
    """What is known of a frame or traceback, with so many lines of source."""
    if istraceback(frame):
        at, lineno, frame = frame.tb_lasti, frame.tb_lineno, frame.tb_frame
    else:
        lineno = frame.f_lineno
        at = frame.f_lasti
    if not isframe(frame):
        raise TypeError("{!r} is not a frame or traceback object".format(frame))
    positions = Positions(lineno)
    for index, found in enumerate(frame.f_code.co_positions(), -(at // 2)):
        if not index:
            positions = Positions(*found) if found[0] is not None else Positions(lineno, *found[1:])
            break
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        start = lineno - 1 - context // 2
        try:
            lines, _ = findsource(frame)
        except OSError:
            lines = None
        else:
            start = max(0, min(start, len(lines) - context))
            lines = lines[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index, positions=positions)


def getlineno(frame):
    """The line number of a frame."""
    return frame.f_lineno


def _frame_info(frame, of, context):
    info = getframeinfo(of, context)
    return FrameInfo(frame, *info, positions=info.positions)


def getouterframes(frame, context=1):
    """The frames from this one outwards."""
    frames = []
    while frame:
        frames.append(_frame_info(frame, frame, context))
        frame = frame.f_back
    return frames


def getinnerframes(tb, context=1):
    """The frames of a traceback."""
    frames = []
    while tb:
        frames.append(_frame_info(tb.tb_frame, tb, context))
        tb = tb.tb_next
    return frames


def currentframe():
    """The caller's frame."""
    return sys._getframe(1)


def stack(context=1):
    """The frames from the caller's outwards."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """The frames between the current one and that in which the exception being handled was raised."""
    exc = sys.exc_info()[1]
    return getinnerframes(None if exc is None else exc.__traceback__, context)


# ---- generators and coroutines ----

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getgeneratorlocals(generator):
    """The local variables of a generator."""
    if not isgenerator(generator):
        raise TypeError("{!r} is not a Python generator".format(generator))
    frame = getattr(generator, "gi_frame", None)
    return {} if frame is None else frame.f_locals


def getcoroutinestate(coroutine):
    """CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getcoroutinelocals(coroutine):
    """The local variables of a coroutine."""
    frame = getattr(coroutine, "cr_frame", None)
    return {} if frame is None else frame.f_locals


# ---- signatures ----


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only",
                "variadic keyword")[self]


_POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
_POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
_VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
_KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
_VAR_KEYWORD = _ParameterKind.VAR_KEYWORD


class _void:
    """A marker for what is not given."""


class _empty:
    """Marker object for Signature.empty and Parameter.empty."""


class Parameter:
    """One parameter of a signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        self._default, self._annotation = default, annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a {}".format(type(name).__name__))
        if name[0] == "." and name[1:].isdigit():
            if kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError("implicit arguments must be passed as positional or keyword arguments, not "
                                 f"{kind.description}")
            self._kind, name = _POSITIONAL_ONLY, f"implicit{name[1:]}"
        from keyword import iskeyword

        if iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self._name = name

    def __reduce__(self):
        return (type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation})

    def __setstate__(self, state):
        self._default, self._annotation = state["_default"], state["_annotation"]

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A copy with some attributes changed."""
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = f"{text}: {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        if self._kind == _VAR_POSITIONAL:
            return "*" + text
        if self._kind == _VAR_KEYWORD:
            return "**" + text
        return text

    def __repr__(self):
        return '<{} "{}">'.format(type(self).__name__, self)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return self._name == other._name and self._kind == other._kind and self._default == other._default and \
            self._annotation == other._annotation


class BoundArguments:
    """What the parameters of a signature are bound to."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self._signature, self.arguments = signature, arguments

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        given, out = self.arguments, []
        for name, param in self._signature.parameters.items():
            if name not in given or param.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                break
            if param.kind == _VAR_POSITIONAL:
                out += given[name]
            else:
                out.append(given[name])
        return tuple(out)

    @property
    def kwargs(self):
        kwargs, by_name = {}, False
        for name, param in self._signature.parameters.items():
            if not by_name:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    by_name = True
                elif name not in self.arguments:
                    by_name = True
                    continue
            if not by_name or name not in self.arguments:
                continue
            if param.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Fills in what has not been given."""
        new = []
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                new.append((name, self.arguments[name]))
            elif param.default is not _empty:
                new.append((name, param.default))
            elif param.kind is _VAR_POSITIONAL:
                new.append((name, ()))
            elif param.kind is _VAR_KEYWORD:
                new.append((name, {}))
        self.arguments = dict(new)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature, self.arguments = state["_signature"], state["arguments"]

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __repr__(self):
        return "<{} ({})>".format(type(self).__name__, ", ".join(
            ["{}={!r}".format(name, value) for name, value in self.arguments.items()]))


class Signature:
    """The parameters and the return annotation of a callable."""

    __slots__ = ("_return_annotation", "_parameters")

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        if parameters is None:
            params = OrderedDict()
        elif not __validate_parameters__:
            params = OrderedDict([(param.name, param) for param in parameters])
        else:
            params, top, seen_default = OrderedDict(), _POSITIONAL_ONLY, False
            for param in parameters:
                kind, name = param.kind, param.name
                if kind < top:
                    raise ValueError("wrong parameter order: {} parameter before {} parameter".format(
                        top.description, kind.description))
                top = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if param.default is not _empty:
                        seen_default = True
                    elif seen_default:
                        raise ValueError("non-default argument follows default argument")
                if name in params:
                    raise ValueError("duplicate parameter name: {!r}".format(name))
                params[name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of a callable."""
        return _signature_from_callable(obj, sigcls=cls, follow_wrapper_chains=follow_wrapped, globals=globals,
                                        locals=locals, eval_str=eval_str)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A copy with some attributes changed."""
        return type(self)(self.parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void
                          else return_annotation)

    def _compared(self):
        positional = tuple([p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY])
        keyword = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return positional, keyword, self.return_annotation

    def __hash__(self):
        positional, keyword, returns = self._compared()
        return hash((positional, frozenset(keyword.values()), returns))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._compared() == other._compared()

    def _bind(self, args, kwargs, partial=False):
        arguments, at, kwargs_param = {}, 0, None
        kwargs = dict(kwargs)
        count = len(args)
        for name, param in self.parameters.items():
            kind = param.kind
            if kind is _VAR_POSITIONAL:
                if at < count:
                    arguments[name] = tuple(args[at:])
                    at = count
                continue
            if kind is _VAR_KEYWORD or kind is _KEYWORD_ONLY:
                if at < count:
                    raise TypeError("too many positional arguments")
                if kind is _VAR_KEYWORD:
                    kwargs_param = param
                elif name in kwargs:
                    arguments[name] = kwargs.pop(name)
                elif not partial and param.default is _empty:
                    raise TypeError("missing a required argument: {!r}".format(name))
                continue
            if at < count:
                if name in kwargs and kind is not _POSITIONAL_ONLY:
                    raise TypeError("multiple values for argument {!r}".format(name))
                arguments[name] = args[at]
                at += 1
            elif name in kwargs:
                if kind is _POSITIONAL_ONLY:
                    raise TypeError("{!r} parameter is positional only, but was passed as a keyword".format(name))
                arguments[name] = kwargs.pop(name)
            elif not partial and param.default is _empty:
                raise TypeError("missing a required argument: {!r}".format(name))
        if at < count:
            raise TypeError("too many positional arguments")
        if kwargs:
            if kwargs_param is None:
                raise TypeError("got an unexpected keyword argument {!r}".format(next(iter(kwargs))))
            arguments[kwargs_param.name] = kwargs
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Binds the arguments as a call would; TypeError where it would fail."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Binds what is given; the rest may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return "<{} {}>".format(type(self).__name__, self)

    def __str__(self):
        result, needs_slash, needs_star = [], False, True
        for param in self.parameters.values():
            kind = param.kind
            if kind == _POSITIONAL_ONLY:
                needs_slash = True
            elif needs_slash:
                result.append("/")
                needs_slash = False
            if kind == _VAR_POSITIONAL:
                needs_star = False
            elif kind == _KEYWORD_ONLY and needs_star:
                result.append("*")
                needs_star = False
            result.append(str(param))
        if needs_slash:
            result.append("/")
        text = "({})".format(", ".join(result))
        if self.return_annotation is not _empty:
            text += " -> {}".format(formatannotation(self.return_annotation))
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                                   eval_str=eval_str)


def _is_functionlike(obj):
    """Whether it looks like a function."""
    if not callable(obj) or isclass(obj):
        return False
    return isinstance(getattr(obj, "__name__", None), str) and isinstance(getattr(obj, "__code__", None), types.CodeType) \
        and isinstance(getattr(obj, "__defaults__", _void), (tuple, type(None))) \
        and isinstance(getattr(obj, "__kwdefaults__", _void), (dict, type(None))) \
        and isinstance(getattr(obj, "__annotations__", None), (dict, type(None)))


def _is_builtin_callable(obj):
    return isbuiltin(obj) or isinstance(obj, (types.MethodDescriptorType, types.WrapperDescriptorType,
                                              types.MethodWrapperType, types.ClassMethodDescriptorType)) \
        or obj in (type, object)


def _signature_bound_method(sig):
    """The signature without its first parameter."""
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind in (_POSITIONAL_OR_KEYWORD, _POSITIONAL_ONLY):
        params = params[1:]
    elif params[0].kind is not _VAR_POSITIONAL:
        raise ValueError("invalid argument type")
    return sig.replace(parameters=params)


def _signature_from_function(cls, func, skip_bound_arg, globals, locals, eval_str):
    make, code = cls._parameter_cls, func.__code__
    names, count, posonly = code.co_varnames, code.co_argcount, code.co_posonlyargcount
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    without = count - len(defaults)
    parameters = []
    for i, name in enumerate(names[:count]):
        parameters.append(make(name, _POSITIONAL_ONLY if i < posonly else _POSITIONAL_OR_KEYWORD,
                               annotation=annotations.get(name, _empty),
                               default=_empty if i < without else defaults[i - without]))
    at = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        name = names[at]
        at += 1
        parameters.append(make(name, _VAR_POSITIONAL, annotation=annotations.get(name, _empty)))
    for name in names[count:count + code.co_kwonlyargcount]:
        parameters.append(make(name, _KEYWORD_ONLY, annotation=annotations.get(name, _empty),
                               default=kwdefaults.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[at]
        parameters.append(make(name, _VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return cls(parameters, return_annotation=annotations.get("return", _empty), __validate_parameters__=False)


def _split_signature(text):
    """The parts between commas that lie in no bracket and no string."""
    parts, depth, quote, start, at = [], 0, None, 0, 0
    while at < len(text):
        c = text[at]
        if quote:
            if c == "\\":
                at += 1
            elif c == quote:
                quote = None
        elif c in "\"'":
            quote = c
        elif c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif c == "," and not depth:
            parts.append(text[start:at])
            start = at + 1
        at += 1
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


def _signature_fromstr(cls, obj, text, skip_bound_arg=True):
    """A signature from a __text_signature__."""
    make, parameters, kind = cls._parameter_cls, [], _POSITIONAL_OR_KEYWORD
    text = text.strip()
    returns = _empty
    close = text.rfind(")")
    inner = text[1:close]
    module = sys.modules.get(getattr(obj, "__module__", None) or "")
    space = dict(sys.modules["builtins"].__dict__)
    space.update(sys=sys)
    if module is not None:
        space.update(module.__dict__)
    self_at = None
    for part in _split_signature(inner):
        if part == "/":
            parameters = [p.replace(kind=_POSITIONAL_ONLY) for p in parameters]
            continue
        if part == "*":
            kind = _KEYWORD_ONLY
            continue
        name, equals, default = part.partition("=")
        name = name.strip()
        this = kind
        if name.startswith("**"):
            name, this = name[2:], _VAR_KEYWORD
        elif name.startswith("*"):
            name, this, kind = name[1:], _VAR_POSITIONAL, _KEYWORD_ONLY
        elif name.startswith("$"):
            name, self_at = name[1:], len(parameters)
        value = _empty
        if equals:
            try:
                value = eval(default, space)
            except Exception:
                raise ValueError("{!r} builtin has invalid signature".format(obj)) from None
        parameters.append(make(name, this, default=value))
    if self_at is not None:
        owner = getattr(obj, "__self__", None)
        if owner is not None and (ismodule(owner) or skip_bound_arg):
            parameters.pop(self_at)
        else:
            parameters[self_at] = parameters[self_at].replace(kind=_POSITIONAL_ONLY)
    return cls(parameters, return_annotation=returns)


def _signature_from_builtin(cls, func, skip_bound_arg=True):
    text = getattr(func, "__text_signature__", None)
    if not text:
        raise ValueError("no signature found for builtin {!r}".format(func))
    return _signature_fromstr(cls, func, text, skip_bound_arg)


def _signature_get_partial(wrapped_sig, partial, extra_args=()):
    """The signature of what a partial object still takes."""
    old = wrapped_sig.parameters
    new = OrderedDict(old.items())
    args, kwargs = partial.args or (), partial.keywords or {}
    if extra_args:
        args = extra_args + args
    try:
        bound = wrapped_sig.bind_partial(*args, **kwargs)
    except TypeError as ex:
        raise ValueError("partial object {!r} has incorrect arguments".format(partial)) from ex
    keyword_from_here = False
    for name, param in old.items():
        if name in bound.arguments:
            value = bound.arguments[name]
            if param.kind is _POSITIONAL_ONLY:
                new.pop(name)
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                if name in kwargs:
                    keyword_from_here = True
                    new[name] = param.replace(default=value)
                else:
                    new.pop(name)
                    continue
            elif param.kind is _KEYWORD_ONLY:
                new[name] = param.replace(default=value)
        if keyword_from_here:
            if param.kind is _POSITIONAL_OR_KEYWORD:
                new[name] = new[name].replace(kind=_KEYWORD_ONLY)
                new.move_to_end(name)
            elif param.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                new.move_to_end(name)
            elif param.kind is _VAR_POSITIONAL:
                new.pop(name)
    return wrapped_sig.replace(parameters=new.values())


def _user_defined(cls, name):
    """The method of that name, where a script has defined it."""
    try:
        method = getattr(cls, name)
    except AttributeError:
        return None
    if isinstance(method, (types.WrapperDescriptorType, types.MethodWrapperType, types.ClassMethodDescriptorType,
                           types.BuiltinFunctionType, types.MethodDescriptorType)):
        return None
    return method


def _signature_from_callable(obj, *, follow_wrapper_chains=True, skip_bound_arg=True, globals=None, locals=None,
                             eval_str=False, sigcls=Signature):
    def of(inner):
        return _signature_from_callable(
            inner, follow_wrapper_chains=follow_wrapper_chains, skip_bound_arg=skip_bound_arg, globals=globals,
            locals=locals, sigcls=sigcls, eval_str=eval_str)

    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if isinstance(obj, MethodType):
        sig = of(obj.__func__)
        return _signature_bound_method(sig) if skip_bound_arg else sig
    if follow_wrapper_chains:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, MethodType))
        if isinstance(obj, MethodType):
            return of(obj)
    sig = getattr(obj, "__signature__", None)
    if sig is not None:
        if not isinstance(sig, Signature):
            raise TypeError("unexpected object {!r} in __signature__ attribute".format(sig))
        return sig
    functools = sys.modules.get("functools")
    method = getattr(obj, "_partialmethod", None) if functools else None
    if method is not None and isinstance(method, functools.partialmethod):
        wrapped = of(method.func)
        sig = _signature_get_partial(wrapped, method, (None,))
        first = tuple(wrapped.parameters.values())[0]
        if first.kind is _VAR_POSITIONAL:
            return sig
        return sig.replace(parameters=(first,) + tuple(sig.parameters.values()))
    if isfunction(obj) or _is_functionlike(obj):
        return _signature_from_function(sigcls, obj, skip_bound_arg, globals, locals, eval_str)
    if _is_builtin_callable(obj):
        return _builtin_signature(sigcls, obj, skip_bound_arg)
    if functools and isinstance(obj, functools.partial):
        return _signature_get_partial(of(obj.func), obj)
    if isinstance(obj, type):
        sig = _class_signature(obj, of, sigcls)
        if isinstance(sig, tuple):
            return sig[0]
    else:
        call = _user_defined(type(obj), "__call__")
        if call is None:
            raise ValueError("callable {!r} is not supported by signature".format(obj)
                             if not isbuiltin(obj) else "no signature found for builtin function {!r}".format(obj))
        try:
            sig = of(call)
        except ValueError as ex:
            raise ValueError("no signature found for {!r}".format(obj)) from ex
    return _signature_bound_method(sig) if skip_bound_arg else sig


def _builtin_signature(sigcls, obj, skip_bound_arg):
    if obj is object:
        return sigcls([])
    if obj is type:
        raise ValueError("no signature found for builtin {!r}".format(obj))
    return _signature_from_builtin(sigcls, obj, skip_bound_arg=skip_bound_arg)


def _class_signature(obj, of, sigcls):
    """The signature with its first parameter, or (the finished signature,)."""
    call = _user_defined(type(obj), "__call__")
    if call is not None:
        return of(call)
    new, init = _user_defined(obj, "__new__"), _user_defined(obj, "__init__")
    for base in obj.__mro__:
        if new is not None and "__new__" in base.__dict__:
            return of(new)
        if init is not None and "__init__" in base.__dict__:
            return of(init)
    for base in obj.__mro__[:-1]:
        text = getattr(base, "__text_signature__", None)
        if text:
            return (_signature_fromstr(sigcls, obj, text),)
    if type not in obj.__mro__:
        if obj.__init__ == object.__init__ and obj.__new__ == object.__new__:
            return (sigcls([]),)
        raise ValueError("no signature found for builtin type {!r}".format(obj))
    raise ValueError("no signature found for builtin type {!r}".format(obj))
