"""Weak references: objects that refer to others without keeping them alive."""

# Containers iterate over a copy of their entries, so that a target that dies meanwhile, and the callback that removes
# its entry, cannot disturb an iteration.

from _weakref import (
    CallableProxyType,
    ProxyType,
    ReferenceType,
    _remove_dead_weakref,
    getweakrefcount,
    getweakrefs,
    proxy,
    ref,
)

ProxyTypes = (ProxyType, CallableProxyType)

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]

_absent = object()


class KeyedRef(ref):
    """The value of an entry of a WeakValueDictionary: knows its key."""

    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = super().__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakMethod(ref):
    """A weak reference to a bound method: gone when its object or its function is."""

    __slots__ = "_function", "_method_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            instance, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError("argument should be a bound method, not {}".format(type(meth))) from None
        self_ref = None

        def died(_):
            self = self_ref()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, instance, died)
        self._function = ref(function, died)
        self._method_type = type(meth)
        self._alive = True
        self_ref = ref(self)
        return self

    def __call__(self):
        instance, function = super().__call__(), self._function()
        if instance is None or function is None:
            return None
        return self._method_type(function, instance)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return not self == other

    __hash__ = ref.__hash__


class _Mapping:
    """What both dictionaries have in common; `data` holds the weak form, `items` gives the live pairs."""

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def __len__(self):
        return len(self.data)

    def __eq__(self, other):
        if not hasattr(other, "keys") or not hasattr(other, "items"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __iter__(self):
        return self.keys()

    def keys(self):
        for key, _ in self.items():
            yield key

    def values(self):
        for _, value in self.items():
            yield value

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def pop(self, key, *default):
        if len(default) > 1:
            raise TypeError(f"pop expected at most 2 arguments, got {1 + len(default)}")
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def setdefault(self, key, default=None):
        value = self.get(key, _absent)
        if value is _absent:
            self[key] = value = default
        return value

    def clear(self):
        self.data.clear()

    def update(self, other=(), /, **kwargs):
        if hasattr(other, "items"):
            other = other.items()
        elif hasattr(other, "keys"):
            other = [(key, other[key]) for key in other.keys()]
        for key, value in other:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        new = type(self)()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        new = type(self)()
        new.update(other)
        new.update(self)
        return new


class WeakValueDictionary(_Mapping):
    """A dictionary whose entries vanish when nothing else refers to their value."""

    def __init__(self, other=(), /, **kwargs):
        self_ref = ref(self)

        def remove(dead):
            self = self_ref()
            if self is not None:
                _remove_dead_weakref(self.data, dead.key)

        self._remove = remove
        self.data = {}
        self.update(other, **kwargs)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        entry = self.data.get(key)
        return entry is not None and entry() is not None

    def items(self):
        for key, entry in list(self.data.items()):
            value = entry()
            if value is not None:
                yield key, value

    def get(self, key, default=None):
        entry = self.data.get(key)
        value = None if entry is None else entry()
        return default if value is None else value

    def popitem(self):
        while True:
            key, entry = self.data.popitem()
            value = entry()
            if value is not None:
                return key, value

    def itervaluerefs(self):
        yield from self.valuerefs()

    def valuerefs(self):
        return list(self.data.values())

    def __deepcopy__(self, memo):
        from copy import deepcopy

        new = type(self)()
        for key, value in self.items():
            new[deepcopy(key, memo)] = value
        return new


class WeakKeyDictionary(_Mapping):
    """A dictionary whose entries vanish when nothing else refers to their key."""

    def __init__(self, dict=None):
        self_ref = ref(self)

        def remove(dead):
            self = self_ref()
            if self is not None:
                self.data.pop(dead, None)

        self._remove = remove
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            entry = ref(key)
        except TypeError:
            return False
        return entry in self.data

    def items(self):
        for entry, value in list(self.data.items()):
            key = entry()
            if key is not None:
                yield key, value

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def popitem(self):
        while True:
            entry, value = self.data.popitem()
            key = entry()
            if key is not None:
                return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def keyrefs(self):
        return list(self.data)

    def __deepcopy__(self, memo):
        from copy import deepcopy

        new = type(self)()
        for key, value in self.items():
            new[key] = deepcopy(value, memo)
        return new


class WeakSet:
    """A set whose elements vanish when nothing else refers to them."""

    def __init__(self, data=None):
        self_ref = ref(self)

        def remove(dead):
            self = self_ref()
            if self is not None:
                self.data.discard(dead)

        self._remove = remove
        self.data = set()
        if data is not None:
            self.update(data)

    def __repr__(self):
        return repr(self.data)

    def __iter__(self):
        for entry in list(self.data):
            item = entry()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            entry = ref(item)
        except TypeError:
            return False
        return entry in self.data

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def pop(self):
        while True:
            try:
                entry = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = entry()
            if item is not None:
                return item

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def _of(self, other):
        return {ref(item) for item in other}

    def _with(self, entries):
        return type(self)(item for item in [entry() for entry in entries] if item is not None)

    def difference(self, other):
        return self._with(self.data - self._of(other))

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data -= self._of(other)
        return self

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self.data &= self._of(other)
        return self

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data ^= {ref(item, self._remove) for item in other}
        return self

    def union(self, other):
        new = self.copy()
        new.update(other)
        return new

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def issubset(self, other):
        return self.data.issubset(self._of(other))

    def issuperset(self, other):
        return self.data.issuperset(self._of(other))

    __sub__ = difference
    __and__ = intersection
    __xor__ = symmetric_difference
    __or__ = union
    __le__ = issubset
    __ge__ = issuperset

    def __lt__(self, other):
        return self.data < self._of(other)

    def __gt__(self, other):
        return self.data > self._of(other)

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.data == self._of(other)

    __hash__ = None


class finalize:
    """finalize(obj, func, *args, **kwargs) calls func(*args, **kwargs) when obj dies, or at exit at the latest."""

    __slots__ = ()

    _registry = {}  # keeps each finalizer alive until it has run: finalizer -> _Plan
    _made = 0
    _at_exit_registered = False
    _exited = False

    class _Plan:
        __slots__ = "target", "func", "args", "kwargs", "atexit", "index"

    def __init__(self, obj, func, /, *args, **kwargs):
        plan = self._Plan()
        plan.target = ref(obj, self)
        plan.func, plan.args, plan.kwargs = func, args, kwargs or None
        plan.atexit = True
        plan.index = finalize._made
        finalize._made += 1
        self._registry[self] = plan
        if not finalize._at_exit_registered:
            import atexit

            atexit.register(self._run_at_exit)
            finalize._at_exit_registered = True

    def __call__(self, _=None):
        """Calls the function unless it has been called or detached."""
        plan = self._registry.pop(self, None)
        if plan is not None and not self._exited:
            return plan.func(*plan.args, **(plan.kwargs or {}))

    def _description(self, plan):
        target = plan and plan.target()
        return None if target is None else (target, plan.func, plan.args, plan.kwargs or {})

    def detach(self):
        """If alive: marks as dead and returns (obj, func, args, kwargs)."""
        found = self._description(self._registry.get(self))
        if found is not None and self._registry.pop(self, None) is not None:
            return found

    def peek(self):
        """If alive: returns (obj, func, args, kwargs)."""
        return self._description(self._registry.get(self))

    @property
    def alive(self):
        """Whether the function is still to be called."""
        return self in self._registry

    @property
    def atexit(self):
        """Whether the function is called at exit."""
        plan = self._registry.get(self)
        return plan is not None and plan.atexit

    @atexit.setter
    def atexit(self, value):
        plan = self._registry.get(self)
        if plan is not None:
            plan.atexit = bool(value)

    def __repr__(self):
        plan = self._registry.get(self)
        target = plan and plan.target()
        if target is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(target).__name__!r} at {id(target):#x}>"

    @classmethod
    def _run_at_exit(cls):
        import sys

        while True:
            waiting = [item for item in cls._registry.items() if item[1].atexit]
            if not waiting:
                finalize._exited = True
                return
            finalizer = max(waiting, key=lambda item: item[1].index)[0]
            try:
                finalizer()
            except Exception:
                sys.excepthook(*sys.exc_info())
