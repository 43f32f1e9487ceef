"""Abstract base classes of containers: what collections.abc offers.

The one-method classes know their subclasses by the method; the larger ones give the other methods from a few and must be
inherited from or registered with.
"""
from abc import ABCMeta, abstractmethod
from itertools import chain as _chain, count as _count, filterfalse as _filterfalse

GenericAlias = type(list[int])
EllipsisType = type(...)
FunctionType = type(lambda: None)

__all__ = ["AsyncGenerator", "AsyncIterable", "AsyncIterator", "Awaitable", "ByteString", "Callable", "Collection",
           "Container", "Coroutine", "Generator", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping",
           "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Reversible", "Sequence", "Set", "Sized",
           "ValuesView"]

# Class bodies and reprs name the public module.
__name__ = "collections.abc"


def _known_by(*methods):
    """A class's __subclasshook__: those that have all the methods are its subclasses.

    It speaks for the class in whose body it stands, not for what inherits from that.
    """

    def __subclasshook__(cls, C):
        if cls.__dict__.get("__subclasshook__") is not hook:
            return NotImplemented
        spaces = [base.__dict__ for base in C.__mro__]
        for method in methods:
            for space in spaces:
                if method in space:
                    break
            else:
                return NotImplemented
            if space[method] is None:
                return NotImplemented
        return True

    hook = classmethod(__subclasshook__)
    return hook


# ---- what can be hashed, counted, asked, called ----


class Hashable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _known_by("__hash__")

    @abstractmethod
    def __hash__(self):
        return 0


class Sized(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _known_by("__len__")

    @abstractmethod
    def __len__(self):
        return 0


class Container(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _known_by("__contains__")
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __contains__(self, x):
        return False


def _type_repr(obj):
    """A type as it stands in annotations."""
    if isinstance(obj, type):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, FunctionType):
        return obj.__name__
    return repr(obj)


def _is_param_expr(obj):
    """Whether obj may stand for the parameters of a Callable."""
    if obj is ... or isinstance(obj, list):
        return True
    kind = type(obj)
    return kind.__module__ == "typing" and kind.__name__ in ("ParamSpec", "_ConcatenateGenericAlias")


def _spelled(args):
    """The two things between Callable's brackets, of which the first may be a list."""
    plain = len(args) == 2 and _is_param_expr(args[0])
    return args if plain else (list(args[:-1]), args[-1])


class _CallableGenericAlias(GenericAlias):
    """Callable[[parameters], result], kept as (*parameters, result)."""

    __slots__ = ()

    def __new__(cls, origin, args):
        if not (isinstance(args, tuple) and len(args) == 2):
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        params, result = args
        if isinstance(params, (tuple, list)):
            args = (*params, result)
        elif not _is_param_expr(params):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {params}")
        return super().__new__(cls, origin, args)

    def __reduce__(self):
        return _CallableGenericAlias, (Callable, _spelled(self.__args__))

    def __repr__(self):
        params, result = _spelled(self.__args__)
        if not isinstance(params, list):
            return super().__repr__()
        return f"collections.abc.Callable[[{', '.join(map(_type_repr, params))}], {_type_repr(result)}]"

    def __getitem__(self, item):
        if not isinstance(item, tuple):
            item = (item,)
        new_args = super().__getitem__(item).__args__
        if not isinstance(new_args[0], (tuple, list)):
            new_args = (new_args[:-1], new_args[-1])
        return _CallableGenericAlias(Callable, tuple(new_args))

class Callable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _known_by("__call__")
    __class_getitem__ = classmethod(_CallableGenericAlias)

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False


# ---- iteration ----


class Iterable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _known_by("__iter__")
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __iter__(self):
        yield from ()


class Reversible(Iterable):
    __slots__ = ()
    __subclasshook__ = _known_by("__reversed__", "__iter__")

    @abstractmethod
    def __reversed__(self):
        yield from ()


class Collection(Sized, Iterable, Container):
    __slots__ = ()
    __subclasshook__ = _known_by("__len__", "__iter__", "__contains__")


class Iterator(Iterable):
    __slots__ = ()
    __subclasshook__ = _known_by("__iter__", "__next__")

    def __iter__(self):
        return self

    @abstractmethod
    def __next__(self):
        """The next item, or StopIteration."""
        raise StopIteration


(bytes_iterator, bytearray_iterator, dict_keyiterator, dict_valueiterator, dict_itemiterator, list_iterator,
 list_reverseiterator, range_iterator, longrange_iterator, set_iterator, str_iterator, _str_ascii_iterator,
 tuple_iterator, zip_iterator) = _iterators = [type(iter(example)) for example in (
     b"", bytearray(), {}.keys(), {}.values(), {}.items(), [], reversed([]), range(0), range(1 << 1000), set(), "\xe9", "",
     (), zip())]
for _kind in _iterators:
    Iterator.register(_kind)
del _iterators, _kind


# ---- generators and coroutines: resumed by send, throw and close ----


def _raise_in(typ, val, tb):
    """Raises what throw() means by its three arguments."""
    if val is None:
        val = typ if tb is None else typ()
    raise val if tb is None else val.with_traceback(tb)


def _close(resumable, kind):
    try:
        resumable.throw(GeneratorExit)
    except (StopIteration, GeneratorExit):
        return
    raise RuntimeError(f"{kind} ignored GeneratorExit")


class Generator(Iterator):
    __slots__ = ()
    __subclasshook__ = _known_by("__iter__", "__next__", "send", "throw", "close")

    @abstractmethod
    def send(self, value):
        """Resume with a value; return the next one or raise StopIteration."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Raise an exception inside; return the next value or raise StopIteration."""
        _raise_in(typ, val, tb)

    def __next__(self):
        """The next item, or StopIteration."""
        return self.send(None)

    def close(self):
        """Raise GeneratorExit inside."""
        _close(self, "generator")


class Awaitable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _known_by("__await__")
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __await__(self):
        yield


class Coroutine(Awaitable):
    __slots__ = ()
    __subclasshook__ = _known_by("__await__", "send", "throw", "close")

    @abstractmethod
    def send(self, value):
        """Resume with a value; return the next one or raise StopIteration."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Raise an exception inside; return the next value or raise StopIteration."""
        _raise_in(typ, val, tb)

    def close(self):
        """Raise GeneratorExit inside."""
        _close(self, "coroutine")


class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _known_by("__aiter__")
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


class AsyncIterator(AsyncIterable):
    __slots__ = ()
    __subclasshook__ = _known_by("__anext__", "__aiter__")

    def __aiter__(self):
        return self

    @abstractmethod
    async def __anext__(self):
        """The next item, or StopAsyncIteration."""
        raise StopAsyncIteration


class AsyncGenerator(AsyncIterator):
    __slots__ = ()
    __subclasshook__ = _known_by("__aiter__", "__anext__", "asend", "athrow", "aclose")

    @abstractmethod
    async def asend(self, value):
        """Resume with a value; return the next one or raise StopAsyncIteration."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Raise an exception inside; return the next value or raise StopAsyncIteration."""
        _raise_in(typ, val, tb)

    async def __anext__(self):
        """The next item, or StopAsyncIteration."""
        return await self.asend(None)

    async def aclose(self):
        """Raise GeneratorExit inside."""
        try:
            await self.athrow(GeneratorExit)
        except (StopAsyncIteration, GeneratorExit):
            return
        raise RuntimeError("asynchronous generator ignored GeneratorExit")


def _resumables():
    """The types of generators, coroutines and asynchronous generators."""
    async def of_await():
        pass

    async def of_both():
        yield

    made = of_await()
    made.close()
    return type(_ for _ in ()), type(made), type(of_both())


generator, coroutine, async_generator = _resumables()
Generator.register(generator)
Coroutine.register(coroutine)
AsyncGenerator.register(async_generator)


def _empty_by(pop, empty):
    """Calls pop until it raises what it does when nothing is left."""
    try:
        while True:
            pop()
    except empty:
        pass


# ---- sets ----


def _all_in(elements, container):
    for element in elements:
        if element not in container:
            return False
    return True


def _as_set(like, other):
    """What stands beside a set in a difference: a set as it is, else one of its kind with the elements of an iterable."""
    if isinstance(other, Set):
        return other
    return like._from_iterable(other) if isinstance(other, Iterable) else NotImplemented


class Set(Collection):
    """A set whose elements can be asked for, counted and walked; the operators follow from that.

    Override _from_iterable where the constructor does not take an iterable.
    """

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        """An instance made of an iterable."""
        return cls(it)

    def _hash(self):
        """A hash that does not depend on the order: the same as that of an equal frozenset."""
        return hash(frozenset(self))

    def __eq__(self, other):
        if isinstance(other, Set):
            return len(self) == len(other) and self.__le__(other)
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, Set):
            return len(self) <= len(other) and _all_in(self, other)
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, Set):
            return len(self) >= len(other) and _all_in(other, self)
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, Set):
            return len(self) < len(other) and self.__le__(other)
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, Set):
            return len(self) > len(other) and self.__ge__(other)
        return NotImplemented

    def isdisjoint(self, other):
        """Whether no element is in both."""
        for element in other:
            if element in self:
                return False
        return True

    def __or__(self, other):
        return self._from_iterable(_chain(self, other)) if isinstance(other, Iterable) else NotImplemented

    def __and__(self, other):
        return self._from_iterable(filter(self.__contains__, other)) if isinstance(other, Iterable) else NotImplemented

    def __sub__(self, other):
        taken = _as_set(self, other)
        return taken if taken is NotImplemented else self._from_iterable(_filterfalse(taken.__contains__, self))

    def __rsub__(self, other):
        left = _as_set(self, other)
        return left if left is NotImplemented else self._from_iterable(_filterfalse(self.__contains__, left))

    def __xor__(self, other):
        beside = _as_set(self, other)
        return beside if beside is NotImplemented else (self - beside) | (beside - self)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


class MutableSet(Set):
    """A set that add and discard change."""

    __slots__ = ()

    @abstractmethod
    def discard(self, value):
        """Remove an element if it is there."""
        raise NotImplementedError

    @abstractmethod
    def add(self, value):
        """Add an element."""
        raise NotImplementedError

    def remove(self, value):
        """Remove an element; KeyError if it is not there."""
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def pop(self):
        """Remove and return some element; KeyError if there is none."""
        for some in self:
            self.discard(some)
            return some
        raise KeyError

    def clear(self):
        """Remove all elements."""
        _empty_by(self.pop, KeyError)

    def __ior__(self, it):
        for element in it:
            self.add(element)
        return self

    def __iand__(self, it):
        for other in self - it:
            self.discard(other)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
            return self
        for element in it:
            self.discard(element)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for element in it if isinstance(it, Set) else self._from_iterable(it):
            change = self.discard if element in self else self.add
            change(element)
        return self


Set.register(frozenset)
MutableSet.register(set)


# ---- mappings ----

_UNSET = object()


class Mapping(Collection):
    """Keys with values; the rest follows from __getitem__, __iter__ and __len__."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 6
    __reversed__ = None

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def __contains__(self, key):
        try:
            self[key]
            return True
        except KeyError:
            return False

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented

    def get(self, key, default=None):
        """self[key], or default if the key is not there."""
        try:
            return self[key]
        except KeyError:
            return default

    def items(self):
        """A set-like view of the pairs."""
        return ItemsView(self)

    def keys(self):
        """A set-like view of the keys."""
        return KeysView(self)

    def values(self):
        """A view of the values."""
        return ValuesView(self)


class MutableMapping(Mapping):
    """A mapping that __setitem__ and __delitem__ change."""

    __slots__ = ()

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    def setdefault(self, key, default=None):
        """self[key], which is default from now on if the key was not there."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def update(self, other=(), /, **kwds):
        """Take in a mapping, or an object with keys(), or pairs; then the keywords."""
        keys = other if isinstance(other, Mapping) else other.keys() if hasattr(other, "keys") else None
        if keys is None:
            for key, value in other:
                self[key] = value
        else:
            for key in keys:
                self[key] = other[key]
        for key in kwds:
            self[key] = kwds[key]

    def pop(self, key, default=_UNSET):
        """Remove the key and return its value; the default, else KeyError, if it is not there."""
        try:
            value = self[key]
        except KeyError:
            if default is not _UNSET:
                return default
            raise
        del self[key]
        return value

    def popitem(self):
        """Remove and return some pair; KeyError if there is none."""
        for key in self:
            pair = key, self[key]
            del self[key]
            return pair
        raise KeyError

    def clear(self):
        """Remove all pairs."""
        _empty_by(self.popitem, KeyError)


class MappingView(Sized):
    __slots__ = ("_mapping",)
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, mapping):
        self._mapping = mapping

    def __repr__(self):
        return f"{self.__class__.__name__}({self._mapping!r})"

    def __len__(self):
        return len(self._mapping)


class KeysView(MappingView, Set):
    __slots__ = ()
    _from_iterable = classmethod(lambda cls, it: set(it))

    def __iter__(self):
        yield from self._mapping

    def __contains__(self, key):
        return key in self._mapping


class ItemsView(MappingView, Set):
    __slots__ = ()
    _from_iterable = classmethod(lambda cls, it: set(it))

    def __iter__(self):
        mapping = self._mapping
        for key in mapping:
            yield key, mapping[key]

    def __contains__(self, item):
        key, value = item
        try:
            kept = self._mapping[key]
        except KeyError:
            return False
        return kept is value or kept == value


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __iter__(self):
        yield from map(self._mapping.__getitem__, self._mapping)

    def __contains__(self, value):
        return value in map(self._mapping.__getitem__, self._mapping)


mappingproxy = type(type.__dict__)
dict_keys, dict_items, dict_values = type({}.keys()), type({}.items()), type({}.values())
Mapping.register(mappingproxy)
MutableMapping.register(dict)
MutableMapping.register(BoundedDict)
KeysView.register(dict_keys)
ItemsView.register(dict_items)
ValuesView.register(dict_values)


# ---- sequences ----


class Sequence(Reversible, Collection):
    """Items by number; the rest follows from __getitem__ and __len__."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 5

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        try:
            yield from map(self.__getitem__, _count())
        except IndexError:
            pass

    def __reversed__(self):
        yield from map(self.__getitem__, range(len(self) - 1, -1, -1))

    def __contains__(self, value):
        return value in iter(self)

    def count(self, value):
        """How many items are value."""
        found = 0
        for item in self:
            if item is value or item == value:
                found += 1
        return found

    def index(self, value, start=0, stop=None):
        """The first position of value between start and stop; ValueError if there is none."""
        if start < 0:
            start = max(start + len(self), 0)
        if stop is not None and stop < 0:
            stop += len(self)
        for position in _count(start) if stop is None else range(start, stop):
            try:
                item = self[position]
            except IndexError:
                break
            if item is value or item == value:
                return position
        raise ValueError


class MutableSequence(Sequence):
    """A sequence that __setitem__, __delitem__ and insert change."""

    __slots__ = ()

    @abstractmethod
    def insert(self, index, value):
        """Insert value before that position."""
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    def append(self, value):
        """Add value at the end."""
        self.insert(len(self), value)

    def extend(self, values):
        """Add the items of an iterable at the end."""
        for value in list(values) if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        """Remove and return the item there, by default the last; IndexError if there is none."""
        item = self[index]
        del self[index]
        return item

    def remove(self, value):
        """Remove the first item that is value; ValueError if there is none."""
        del self[self.index(value)]

    def clear(self):
        """Remove all items."""
        _empty_by(self.pop, IndexError)

    def reverse(self):
        """Reverse in place."""
        last = len(self) - 1
        for i in range(len(self) // 2):
            self[i], self[last - i] = self[last - i], self[i]


class ByteString(Sequence):
    """bytes and bytearray."""

    __slots__ = ()


for _base, _kinds in ((Sequence, (tuple, str, range, memoryview)), (ByteString, (bytes, bytearray)),
                      (MutableSequence, (list, bytearray, BoundedList, BoundedDeque))):
    for _kind in _kinds:
        _base.register(_kind)
del _base, _kinds, _kind
