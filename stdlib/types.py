"""The types of the interpreter's own objects, and help to make classes at run time."""

# What the interpreter makes has its type asked of an example; nothing here is a second definition.

import sys


def _examples():
    def function():
        nonlocal cell

    cell = 0

    def generator():
        yield

    async def coroutine():
        pass

    async def async_generator():
        yield

    class Slotted:
        __slots__ = ("member",)

    running = coroutine()
    running.close()
    try:
        raise TypeError
    except TypeError as error:
        traceback = type(error.__traceback__)
    return (type(function), type(function.__code__), type(function.__closure__[0]), type(generator()), type(running),
            type(async_generator()), type(Slotted.member), traceback)


(FunctionType, CodeType, CellType, GeneratorType, CoroutineType, AsyncGeneratorType, MemberDescriptorType,
 TracebackType) = _examples()
del _examples
LambdaType = FunctionType
MappingProxyType = type(type.__dict__)
SimpleNamespace = type(sys.implementation)
MethodType = type((lambda self: None).__get__(0))
BuiltinFunctionType = BuiltinMethodType = type(len)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
ModuleType = type(sys)
FrameType = type(sys._getframe())
GetSetDescriptorType = type(FunctionType.__code__)
GenericAlias = type(list[int])
UnionType = type(int | str)
EllipsisType = type(Ellipsis)
NoneType = type(None)
NotImplementedType = type(NotImplemented)


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Makes a class as a class statement would; exec_body fills its namespace."""
    resolved = resolve_bases(bases)
    metaclass, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return metaclass(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """The bases with those that are no classes replaced by what their __mro_entries__ gives."""
    resolved, changed = [], False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            resolved.append(base)
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        resolved.extend(entries)
        changed = True
    return tuple(resolved) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace and the keywords with which to make a class."""
    kwds = {} if kwds is None else dict(kwds)
    if "metaclass" in kwds:
        metaclass = kwds.pop("metaclass")
    else:
        metaclass = type(bases[0]) if bases else type
    if isinstance(metaclass, type):
        metaclass = _most_derived(metaclass, bases)
    prepare = getattr(metaclass, "__prepare__", None)
    namespace = {} if prepare is None else prepare(name, bases, **kwds)
    return metaclass, namespace, kwds


def _most_derived(winner, bases):
    for base in bases:
        candidate = type(base)
        if issubclass(winner, candidate):
            continue
        if not issubclass(candidate, winner):
            raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                            "of the metaclasses of all its bases")
        winner = candidate
    return winner


def _given(function, refusal):
    if function is None:
        raise AttributeError(refusal)
    return function


class DynamicClassAttribute:
    """A property of instances; asked of the class, it is left to the metaclass's __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        return _given(self.fget, "unreadable attribute")(instance)

    def __set__(self, instance, value):
        _given(self.fset, "can't set attribute")(instance, value)

    def __delete__(self, instance):
        _given(self.fdel, "can't delete attribute")(instance)

    def _with(self, fget, fset, fdel, doc):
        new = type(self)(fget, fset, fdel, doc)
        new.overwrite_doc = self.overwrite_doc
        return new

    def getter(self, fget):
        doc = fget.__doc__ if self.overwrite_doc else None
        return self._with(fget, self.fset, self.fdel, doc or self.__doc__)

    def setter(self, fset):
        return self._with(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return self._with(self.fget, self.fset, fdel, self.__doc__)


class _GeneratorWrapper:
    """Makes what behaves as a generator awaitable; it reads as a generator (gi_) and as a coroutine (cr_)."""

    def __init__(self, gen):
        self._made = gen
        self._steps = gen if isinstance(gen, GeneratorType) else self
        for name in ("__name__", "__qualname__"):
            setattr(self, name, getattr(gen, name, None))

    def __iter__(self):
        return self._steps

    __await__ = __iter__

    def __next__(self):
        return next(self._made)

    def send(self, val):
        return self._made.send(val)

    def throw(self, tp, *rest):
        return self._made.throw(tp, *rest)

    def close(self):
        return self._made.close()

    gi_code = cr_code = property(lambda self: self._made.gi_code)
    gi_frame = cr_frame = property(lambda self: self._made.gi_frame)
    gi_running = cr_running = property(lambda self: self._made.gi_running)
    gi_yieldfrom = cr_await = property(lambda self: self._made.gi_yieldfrom)


def coroutine(func):
    """Makes a generator function one whose generators can be awaited."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if func.__class__ is FunctionType:
        flags = func.__code__.co_flags
        if flags & 0x180:
            return func
        if flags & 0x20:
            import _types

            _types.iterable_coroutine(func)
            return func
    from collections.abc import Coroutine, Generator
    from functools import wraps

    @wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        if made.__class__ is CoroutineType or made.__class__ is GeneratorType and made.gi_code.co_flags & 0x100:
            return made
        if isinstance(made, Generator) and not isinstance(made, Coroutine):
            return _GeneratorWrapper(made)
        return made

    return wrapped


__all__ = [name for name in globals() if name[:1] != "_" and name != "sys"]
