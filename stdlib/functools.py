"""Tools that work on functions and other callables."""
from _functools import _lru_cache_wrapper, _store_attribute, cmp_to_key, partial, reduce
from abc import get_cache_token
from collections import namedtuple

GenericAlias = type(list[int])

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES",
           "total_ordering", "cache", "cmp_to_key", "lru_cache", "reduce",
           "partial", "partialmethod", "singledispatch", "singledispatchmethod",
           "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)
_ABSENT = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make wrapper look like wrapped: names, documentation, attributes; __wrapped__ is the wrapped one."""
    for name in assigned:
        value = getattr(wrapped, name, _ABSENT)
        if value is not _ABSENT:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, ()))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that calls update_wrapper on what it decorates."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ---- total_ordering: each operator from one that the class defines ----


def _derive(name, root, combine):
    """Method `name` that asks method `root` and, unless that is NotImplemented, combines."""

    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return combine(result, self, other)

    method.__name__ = name
    method.__qualname__ = name
    method.__doc__ = f"Derived from {root} by total_ordering."
    return method


def _not(result, self, other):
    return not result


def _or_equal(result, self, other):
    return result or self == other


def _and_unequal(result, self, other):
    return result and self != other


def _not_or_equal(result, self, other):
    return not result or self == other


def _not_and_unequal(result, self, other):
    return not result and self != other


_derivations = {
    "__lt__": (("__gt__", _not_and_unequal), ("__le__", _or_equal), ("__ge__", _not)),
    "__le__": (("__ge__", _not_or_equal), ("__lt__", _and_unequal), ("__gt__", _not)),
    "__gt__": (("__lt__", _not_and_unequal), ("__ge__", _or_equal), ("__le__", _not)),
    "__ge__": (("__le__", _not_or_equal), ("__gt__", _and_unequal), ("__lt__", _not)),
}


def total_ordering(cls):
    """A class decorator that gives the orders that are missing, from one that is defined."""
    roots = {op for op in _derivations if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)  # __lt__ before __le__ before __gt__ before __ge__
    for name, combine in _derivations[root]:
        if name not in roots:
            setattr(cls, name, _derive(name, root, combine))
    return cls


# ---- partialmethod ----

_abstract_as_func = property(lambda self: getattr(self.func, "__isabstractmethod__", False))


class partialmethod:
    """A method with some of its arguments given, for use in class bodies."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError("{!r} is not callable or a descriptor".format(func))
        if isinstance(func, partialmethod):
            func, args, keywords = func.func, func.args + args, {**func.keywords, **keywords}
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        args = ", ".join(map(repr, self.args))
        keywords = ", ".join("{}={!r}".format(k, v) for k, v in self.keywords.items())
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({self.func}, {args}, {keywords})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        vars(_method).update(_partialmethod=self, __isabstractmethod__=self.__isabstractmethod__)
        return _method

    def __get__(self, obj, cls=None):
        bind = getattr(self.func, "__get__", None)
        bound = self.func if bind is None else bind(obj, cls)
        if bound is self.func:
            return self._make_unbound_method().__get__(obj, cls)
        made = partial(bound, *self.args, **self.keywords)
        owner = getattr(bound, "__self__", _ABSENT)
        if owner is not _ABSENT:
            made.__self__ = owner
        return made

    __isabstractmethod__ = _abstract_as_func
    __class_getitem__ = classmethod(GenericAlias)


def _unwrap_partial(func):
    while isinstance(func, partial):
        func = func.func
    return func


# ---- caches ----

_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def lru_cache(maxsize=128, typed=False):
    """A decorator: the function remembers the results of its last maxsize calls (None: of all)."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        user_function, maxsize = maxsize, 128
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)

    return decorating_function


def cache(user_function, /):
    """A decorator: the function remembers the results of all its calls."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property that is worked out once an instance and then kept in the instance's __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        if not hasattr(instance, "__dict__"):
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {name!r} property.")
        value = self.func(instance)
        if not _store_attribute(instance, name, value):
            try:
                instance.__dict__[name] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support "
                    f"item assignment for caching {name!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# ---- generic functions ----


def _merge_mros(sequences):
    """The C3 merge of several orders."""
    result = []
    while True:
        sequences = [s for s in sequences if s]
        if not sequences:
            return result
        for s in sequences:
            candidate = s[0]
            if not any(candidate in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(candidate)
        for s in sequences:
            if s[0] is candidate:
                del s[0]


def _c3_mro(cls, abcs):
    """cls's order of resolution with the abstract classes put where they would stand if they were bases."""
    for i, base in enumerate(reversed(cls.__bases__)):
        if hasattr(base, "__abstractmethods__"):
            boundary = len(cls.__bases__) - i
            break
    else:
        boundary = 0
    explicit = list(cls.__bases__[:boundary])
    inserted = []
    others = list(cls.__bases__[boundary:])
    for base in abcs:
        if issubclass(cls, base) and not any(issubclass(b, base) for b in cls.__bases__):
            inserted.append(base)
    for base in inserted:
        abcs.remove(base)
    orders = [_c3_mro(base, list(abcs)) for base in explicit + inserted + others]
    return _merge_mros([[cls]] + orders + [explicit, inserted, others])


def _compose_mro(cls, types):
    """cls's order of resolution, with those of the types that it is a virtual subclass of."""
    own = set(cls.__mro__)
    virtual = [typ for typ in types if typ not in own and hasattr(typ, "__mro__") and not isinstance(typ, GenericAlias)
               and issubclass(cls, typ)]
    # The others among them that one of them inherits from come in by that one.
    virtual = dict.fromkeys(typ for typ in virtual if not any(typ in other.__mro__ for other in virtual if other != typ))
    order = {}
    for typ in virtual:
        # Where cls is also one of its subclasses, those stand before it: first what has the most of the types above it.
        chains = [[base for base in nearer.__mro__ if base in virtual]
                  for nearer in typ.__subclasses__() if nearer not in own and issubclass(cls, nearer)]
        for chain in sorted(chains, key=len, reverse=True) or [[typ]]:
            order.update(dict.fromkeys(chain))
    return _c3_mro(cls, list(order))


def _find_impl(cls, registry):
    """The implementation for cls that fits best."""
    mro = _compose_mro(cls, registry.keys())
    match = None
    for t in mro:
        if match is not None:
            if (t in registry and t not in cls.__mro__ and match not in cls.__mro__
                    and not issubclass(match, t)):
                raise RuntimeError("Ambiguous dispatch: {} or {}".format(match, t))
            break
        if t in registry:
            match = t
    return registry.get(match)


def singledispatch(func):
    """A decorator: the function chooses an implementation by the type of its first argument."""
    import types
    import weakref

    registry = {}
    known = weakref.WeakKeyDictionary()
    cache_token = None  # of the abstract classes, once one is registered: what they say may change

    def dispatch(cls):
        """The implementation for the class cls."""
        nonlocal cache_token
        if cache_token is not None and cache_token != get_cache_token():
            known.clear()
            cache_token = get_cache_token()
        found = known.get(cls, _ABSENT)
        if found is _ABSENT:
            found = known[cls] = registry[cls] if cls in registry else _find_impl(cls, registry)
        return found

    def _is_union_type(cls):
        if isinstance(cls, types.UnionType):
            return True
        origin = getattr(cls, "__origin__", None)
        return getattr(origin, "__module__", None) == "typing" and getattr(origin, "_name", None) == "Union"

    def _is_valid_dispatch_type(cls):
        if isinstance(cls, type):
            return True
        return _is_union_type(cls) and all(isinstance(arg, type) for arg in cls.__args__)

    def register(cls, func=None):
        """Register an implementation for a class; a decorator when only the class is given."""
        nonlocal cache_token
        if _is_valid_dispatch_type(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            ann = getattr(cls, "__annotations__", {})
            if not ann:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    f"Use either `@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            if any(isinstance(a, str) for a in ann.values()):
                from typing import get_type_hints
                ann = get_type_hints(func)
            argname, cls = next(iter(ann.items()))
            if cls is None:
                cls = type(None)
            if not _is_valid_dispatch_type(cls):
                if _is_union_type(cls):
                    raise TypeError(
                        f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        if _is_union_type(cls):
            for arg in cls.__args__:
                registry[arg] = func
        else:
            registry[cls] = func
        if cache_token is None and hasattr(cls, "__abstractmethods__"):
            cache_token = get_cache_token()
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    vars(wrapper).update(register=register, dispatch=dispatch, registry=types.MappingProxyType(registry),
                         _clear_cache=known.clear)
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """singledispatch for methods: by the type of the first argument after self."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Register an implementation for a class."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch

        def _method(*args, **kwargs):
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        vars(_method).update(register=self.register, __isabstractmethod__=self.__isabstractmethod__)
        return update_wrapper(_method, self.func)

    __isabstractmethod__ = _abstract_as_func
