"""Mock objects, which record how they are used, and patches, which put them in the place of others."""
import asyncio
import contextlib
import functools
import inspect
import sys
import types

from .util import safe_repr

__all__ = ("Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock",
           "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal")

__unittest = True
FILTER_DIR = True


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return getattr, (sentinel, self.name)


class _Sentinels:
    """sentinel.name: an object that is only equal to itself."""

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        made = self.__dict__[name] = _Sentinel(name)
        return made


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT
_missing, _deleted = sentinel.MISSING, sentinel.DELETED


class _ANY:
    """Equal to everything."""

    def __repr__(self):
        return "<ANY>"

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


ANY = _ANY()


# ---- calls ----

def _signature(name, args, kwargs):
    parts = [repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()]
    return f"{name}({', '.join(parts)})"


def _parts_of(value):
    """(name, args, kwargs) of a call or of a tuple that is compared with one; name None: any."""
    name, args, kwargs = None, (), {}
    for i, part in enumerate(value):
        if isinstance(part, str) and i == 0:
            name = part
        elif isinstance(part, tuple):
            args = part
        elif isinstance(part, dict):
            kwargs = part
        else:
            return None
    return name, args, kwargs


class _Call(tuple):
    """One call: args and kwargs, in mock_calls also the name."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        found, args, kwargs = _parts_of(value) or (None, (), {})
        name = found if found is not None else name
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name, self._mock_parent, self._mock_from_kall = name, parent, from_kall

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        mine, theirs = _parts_of(self), _parts_of(other)
        if len(other) > 3 or theirs is None:
            return False
        if (getattr(self, "_mock_parent", None) and getattr(other, "_mock_parent", None)
                and self._mock_parent != other._mock_parent):
            return False
        mine_name, theirs_name = mine[0] or "", theirs[0] or ""
        if len(other) == 3 or len(self) == 3 and theirs[0]:
            if mine_name and theirs_name != mine_name or theirs_name and mine_name != theirs_name:
                return False
        elif theirs_name and theirs_name != mine_name:
            return False
        return (theirs[1], theirs[2]) == (mine[1], mine[2])

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        own = self.__dict__.get("_mock_name")
        return _Call(name=name if own is None else f"{own}.{name}", parent=self, from_kall=False)

    def __getattribute__(self, name):
        if name in ("count", "index"):
            raise AttributeError
        return tuple.__getattribute__(self, name)

    @property
    def args(self):
        return self[0] if len(self) == 2 else self[1]

    @property
    def kwargs(self):
        return self[-1]

    def call_list(self):
        """The calls that led here, and this one."""
        found, at = [], self
        while at is not None:
            if at._mock_from_kall:
                found.append(at)
            at = at._mock_parent
        return _CallList(reversed(found))

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return "call" + name if name.startswith("()") else name
        name, args, kwargs = ("", *self) if len(self) == 2 else self
        if not name:
            return _signature("call", args, kwargs)
        return _signature("call" + name if name.startswith("()") else f"call.{name}", args, kwargs)


call = _Call(from_kall=False)


class _CallList(list):
    """Calls; `in` looks for several in a row."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        n = len(value)
        return any(self[i:i + n] == value for i in range(len(self) - n + 1))

    def __repr__(self):
        import pprint
        return pprint.pformat(list(self))


# ---- mocks ----

def _is_exception(value):
    return isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)




_NUMERIC = ("add sub mul matmul truediv floordiv mod lshift rshift and xor or pow divmod").split()
_MAGICS = frozenset("__%s__" % name for name in (
    "lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit divmod rdivmod neg pos abs invert"
    " complex int float index round trunc floor ceil bool next fspath aiter aenter aexit anext iter hash call"
    " reversed missing getstate setstate getformat repr dir subclasses format get set delete").split()
) | frozenset(f"__{prefix}{name}__" for prefix in ("", "r", "i") for name in _NUMERIC)
_RETURNED = {"__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0,
             "__bool__": True, "__index__": 1, "__sizeof__": 0}
_OF_MAGIC_MOCK = (["__lt__", "__gt__", "__le__", "__ge__", "__eq__", "__ne__", "__getitem__", "__setitem__",
                   "__delitem__", "__len__", "__contains__", "__str__", "__sizeof__", "__enter__", "__exit__",
                   "__neg__", "__pos__", "__abs__", "__invert__", "__complex__", "__int__", "__float__", "__index__",
                   "__round__", "__trunc__", "__floor__", "__ceil__", "__bool__", "__next__", "__fspath__", "__hash__",
                   "__iter__", "__divmod__", "__rdivmod__"]
                  + [f"__{p}{n}__" for p in ("", "r", "i") for n in _NUMERIC if n != "divmod"])


class NonCallableMock:
    """A mock that cannot be called."""

    def __new__(cls, /, *args, **kwargs):
        # A class of its own for each mock: special methods are looked up there.
        return object.__new__(type(cls.__name__, (cls,), {"__doc__": cls.__doc__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        d = self.__dict__
        d.update(_mock_parent=parent if _new_parent is None else parent, _mock_name=name, _mock_new_name=_new_name,
                 _mock_new_parent=parent if _new_parent is None else _new_parent, _mock_sealed=False,
                 _mock_unsafe=unsafe, _mock_children={}, _mock_wraps=wraps, _mock_delegate=None, _mock_called=False,
                 _mock_call_args=None, _mock_call_count=0, _mock_call_args_list=_CallList(),
                 _mock_mock_calls=_CallList(), method_calls=_CallList(), _mock_side_effect=None,
                 _mock_return_value=DEFAULT, _mock_methods=None, _spec_class=None, _spec_set=None,
                 _spec_signature=None)
        if spec_set is not None:
            spec, d["_spec_set"] = spec_set, True
        if spec is not None:
            self._set_spec(spec)
        if kwargs:
            self.configure_mock(**kwargs)

    def _set_spec(self, spec):
        d = self.__dict__
        if isinstance(spec, (list, tuple)):
            d["_mock_methods"] = list(spec)
        else:
            d["_mock_methods"] = dir(spec)
            d["_spec_class"] = spec if isinstance(spec, type) else type(spec)

    def mock_add_spec(self, spec, spec_set=False):
        """Only attributes of the spec exist from now on."""
        self.__dict__["_spec_set"] = spec_set or None
        self._set_spec(spec)

    def attach_mock(self, mock, attribute):
        """Makes the mock an attribute of this one, which then records its calls."""
        mock = _mock_of(mock)
        mock._detach()
        setattr(self, attribute, mock)

    def _detach(self):
        self.__dict__.update(_mock_parent=None, _mock_new_parent=None, _mock_name="", _mock_new_name="")

    def configure_mock(self, /, **kwargs):
        """Sets attributes; dots lead to those of children."""
        for name, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            obj = self
            *way, last = name.split(".")
            for part in way:
                obj = getattr(obj, part)
            setattr(obj, last, value)

    # state

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    called = property(lambda self: self._mock_called, lambda self, v: self.__dict__.update(_mock_called=v))
    call_count = property(lambda self: self._mock_call_count, lambda self, v: self.__dict__.update(_mock_call_count=v))
    call_args = property(lambda self: self._mock_call_args, lambda self, v: self.__dict__.update(_mock_call_args=v))
    call_args_list = property(lambda self: self._mock_call_args_list,
                              lambda self, v: self.__dict__.update(_mock_call_args_list=v))
    mock_calls = property(lambda self: self._mock_mock_calls, lambda self, v: self.__dict__.update(_mock_mock_calls=v))

    @property
    def return_value(self):
        value = self._mock_return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return_value"] = value
        _adopt(self, value, None, "()")

    @property
    def side_effect(self):
        return self._mock_side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            try:
                value = iter(value)
            except TypeError:
                pass
        self.__dict__["_mock_side_effect"] = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forgets all calls."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.__dict__.update(_mock_called=False, _mock_call_args=None, _mock_call_count=0,
                             _mock_mock_calls=_CallList(), _mock_call_args_list=_CallList(), method_calls=_CallList())
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_side_effect"] = None
        for child in self._mock_children.values():
            if child is not _deleted and not isinstance(child, (_Call, _Later)):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self._mock_return_value
        if isinstance(value, NonCallableMock) and value is not self:
            value.reset_mock(visited)

    # attributes

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_unsafe"):
            raise AttributeError(name)
        if self._mock_methods is not None:
            if name not in self._mock_methods or name in _MAGICS:
                raise AttributeError("Mock object has no attribute %r" % name)
        elif name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if not self._mock_unsafe and (not self._mock_methods or name not in self._mock_methods):
            if name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant"
                                     " to be an attribute.")
        child = self._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if isinstance(child, _Later):
            child = self._mock_children[name] = child.create()
        if child is None:
            wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            self._mock_children[name] = child
        return child

    def __setattr__(self, name, value):
        if name in ("return_value", "side_effect", "method_calls") or name in NonCallableMock.__dict__ and isinstance(
                NonCallableMock.__dict__[name], property):
            object.__setattr__(self, name, value)
            return
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods and (
                name not in self.__dict__):
            raise AttributeError("Mock object has no attribute '%s'" % name)
        if name in _MAGICS:
            if not isinstance(value, NonCallableMock):
                setattr(type(self), name, _as_method(value))
                return
            _adopt(self, value, None, name)
            setattr(type(self), name, value)
            self._mock_children[name] = value
            return
        if _adopt(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _MAGICS and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        if child is not _missing:
            del self._mock_children[name]
        self._mock_children[name] = _deleted

    def __dir__(self):
        names = set(self._mock_methods or dir(type(self))) | set(self.__dict__)
        names |= {n for n, child in self._mock_children.items() if child is not _deleted}
        return sorted(n for n in names if not FILTER_DIR or not n.startswith("_"))

    def _get_child_mock(self, /, **kwargs):
        if self._mock_sealed:
            attribute = f".{kwargs['name']}" if "name" in kwargs else "()"
            raise AttributeError(self._extract_mock_name() + attribute)
        for cls in type(self).__mro__[1:]:
            if cls.__module__ != __name__:
                return cls(**kwargs)
            if cls in (NonCallableMock, NonCallableMagicMock):
                return (Mock if cls is NonCallableMock else MagicMock)(**kwargs)
            if cls is AsyncMock:
                return (MagicMock if "name" not in kwargs else AsyncMock)(**kwargs)
            if cls is PropertyMock:
                return MagicMock(**kwargs)
            return cls(**kwargs)

    def _extract_mock_name(self):
        names, at, dot = [self._mock_new_name], self._mock_new_parent, "."
        last = self
        if names == ["()"]:
            dot = ""
        while at is not None:
            last = at
            names.append(at._mock_new_name + dot)
            dot = "" if at._mock_new_name == "()" else "."
            at = at._mock_new_parent
        names.reverse()
        first = last._mock_name or "mock"
        if len(names) > 1 and names[1] not in ("()", "()."):
            first += "."
        names[0] = first
        return "".join(names)

    def __repr__(self):
        name = self._extract_mock_name()
        shown = "" if name in ("mock", "mock.") else f" name={name!r}"
        spec = ""
        if self._spec_class is not None:
            spec = f" {'spec_set' if self._spec_set else 'spec'}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{shown}{spec} id='{id(self)}'>"

    # assertions

    def _label(self):
        return self._mock_name or "mock"

    def _calls_text(self, prefix="Calls"):
        return f"\n{prefix}: {safe_repr(self.mock_calls)}." if self.mock_calls else ""

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(f"Expected '{self._label()}' to not have been called. Called {self.call_count} times."
                                 f"{self._calls_text()}")

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._label()}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._label()}' to have been called once. Called {self.call_count} times."
                                 f"{self._calls_text()}")

    def _mismatch(self, expected, actual):
        return f"expected call not found.\nExpected: {expected}\n  Actual: {actual}"

    def assert_called_with(self, /, *args, **kwargs):
        expected = _signature(self._label(), args, kwargs)
        if self.call_args is None:
            raise AssertionError(self._mismatch(expected, "not called."))
        if self._bound(_Call((args, kwargs), two=True)) != self._bound(self.call_args):
            raise AssertionError(self._mismatch(expected, _signature(self._label(), *self.call_args)))

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._label()}' to be called once. Called {self.call_count} times."
                                 f"{self._calls_text()}")
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        wanted = self._bound(_Call((args, kwargs), two=True))
        if not any(wanted == self._bound(c) for c in self.call_args_list):
            raise AssertionError(f"{_signature(self._label(), args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        calls, made = list(calls), _CallList(self.mock_calls)
        if not any_order:
            if calls not in made:
                actual = self._calls_text("  Actual").rstrip(".")
                raise AssertionError(f"Calls not found.\nExpected: {_CallList(calls)!r}{actual}")
            return
        left, missing = list(made), []
        for c in calls:
            try:
                left.remove(c)
            except ValueError:
                missing.append(c)
        if missing:
            raise AssertionError(f"{self._label()!r} does not contain all of {tuple(missing)!r} in its call list,"
                                 f" found {made!r} instead")

    def _bound(self, made):
        """The call with its arguments in the places that the signature of the spec gives them."""
        if self._spec_signature is None:
            return made
        try:
            bound = self._spec_signature.bind(*made.args, **made.kwargs)
        except TypeError as e:
            return e.with_traceback(None)
        return _Call((bound.args, bound.kwargs), two=True)


def _as_method(value):
    """A function that a class may hold: called with the mock, as its own methods are."""
    return value if isinstance(value, types.FunctionType) or not callable(value) else staticmethod(value)


def _mock_of(value):
    """The mock behind a function that create_autospec gave; anything else as it is."""
    mock = value.__dict__.get("mock") if isinstance(value, types.FunctionType) else None
    return mock if isinstance(mock, NonCallableMock) else value


def _adopt(parent, value, name, new_name):
    """Makes a mock that has no parent yet the child of another."""
    value = _mock_of(value)
    if not isinstance(value, NonCallableMock):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    at = parent
    while at is not None:
        if at is value:
            return False
        at = at._mock_new_parent
    if new_name:
        value.__dict__.update(_mock_new_parent=parent, _mock_new_name=new_name)
    if name:
        value.__dict__.update(_mock_parent=parent, _mock_name=name)
    return True


class CallableMixin:
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        self.__dict__["_mock_return_value"] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.__dict__["_mock_return_value"] = DEFAULT
        if return_value is not DEFAULT:
            self.return_value = return_value
        self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        if self._spec_signature is not None:
            self._spec_signature.bind(*args, **kwargs)
        self._record(args, kwargs)
        return self._execute(args, kwargs)

    def _record(self, args, kwargs):
        made = _Call((args, kwargs), two=True)
        self.__dict__.update(_mock_called=True, _mock_call_count=self._mock_call_count + 1, _mock_call_args=made)
        self._mock_call_args_list.append(made)
        self._mock_mock_calls.append(_Call(("", args, kwargs)))
        # Each one above records the call under the name by which it leads here.
        name, is_method, at = self._mock_new_name, True, self._mock_new_parent
        method_name = self._mock_name
        is_method = self._mock_parent is not None
        is_call = name == "()"
        while at is not None:
            if is_method:
                at.method_calls.append(_Call((method_name, args, kwargs)))
                is_method = at._mock_parent is not None
                if is_method:
                    method_name = f"{at._mock_name}.{method_name}"
            at._mock_mock_calls.append(_Call((name, args, kwargs)))
            if at._mock_new_name:
                dot = "" if is_call else "."
                is_call = at._mock_new_name == "()"
                name = f"{at._mock_new_name}{dot}{name}"
            at = at._mock_new_parent

    def _execute(self, args, kwargs):
        effect = self._mock_side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
                return self.return_value if result is DEFAULT else result
            given = effect(*args, **kwargs)
            if given is not DEFAULT:
                return given
        wrapped = self._mock_wraps
        if wrapped is None or self._mock_return_value is not DEFAULT:
            return self.return_value
        return wrapped(*args, **kwargs)


class Mock(CallableMixin, NonCallableMock):
    """An object whose attributes and results are made when they are asked for, and which records its calls."""


class _Magic:
    """A special method of a MagicMock: made when it is first looked up."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, cls=None):
        return self if obj is None else self.create(obj)

    def create(self, obj):
        name = self.name
        mock = obj._get_child_mock(name=name, _new_name=name, _new_parent=obj, parent=obj)
        obj._mock_children[name] = mock
        if name in _RETURNED:
            mock.__dict__["_mock_return_value"] = _RETURNED[name]
        elif name == "__str__":
            mock.__dict__["_mock_return_value"] = object.__str__(obj)
        elif name == "__hash__":
            mock.__dict__["_mock_return_value"] = object.__hash__(obj)
        elif name == "__fspath__":
            mock.__dict__["_mock_return_value"] = f"{type(obj).__name__}/{obj._extract_mock_name()}/{id(obj)}"
        elif name in ("__eq__", "__ne__"):
            equal = name == "__eq__"

            def compare(other):
                given = obj._mock_children[name]._mock_return_value
                if given is not DEFAULT:
                    return given
                return equal if other is obj else NotImplemented
            mock.side_effect = compare
        elif name in ("__lt__", "__gt__", "__le__", "__ge__"):
            mock.__dict__["_mock_return_value"] = NotImplemented
        elif name == "__iter__":
            def iterate():
                given = obj._mock_children[name]._mock_return_value
                return iter([]) if given is DEFAULT else iter(given)
            mock.side_effect = iterate
        setattr(type(obj), name, mock)
        return mock


class MagicMixin:
    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        wanted = _OF_MAGIC_MOCK
        if self._mock_methods is not None:
            wanted = [n for n in wanted if n in self._mock_methods or n in ("__hash__", "__str__", "__sizeof__", "__eq__",
                                                                           "__ne__", "__lt__", "__gt__", "__le__",
                                                                           "__ge__")]
        own = type(self)
        for name in wanted:
            if name not in own.__dict__:
                setattr(own, name, _Magic(name))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A MagicMock that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A Mock that has special methods too."""


class PropertyMock(Mock):
    """A mock of a property: put it on a class."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


class AsyncMock(MagicMixin, Mock):
    """A mock whose call is awaited."""

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__.update(await_count=0, await_args=None, await_args_list=_CallList(),
                             _is_coroutine=asyncio.coroutines._is_coroutine)

    def __call__(self, /, *args, **kwargs):
        self._record(args, kwargs)
        return self._awaited(args, kwargs)

    async def _awaited(self, args, kwargs):
        made = _Call((args, kwargs), two=True)
        self.__dict__.update(await_count=self.await_count + 1, await_args=made)
        self.await_args_list.append(made)
        effect = self._mock_side_effect
        if effect is not None and callable(effect) and not _is_exception(effect):
            result = effect(*args, **kwargs)
            if inspect.isawaitable(result):
                result = await result
            return self.return_value if result is DEFAULT else result
        try:
            return self._execute(args, kwargs)
        except StopIteration:
            raise StopAsyncIteration from None

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.__dict__.update(await_count=0, await_args=None, await_args_list=_CallList())

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._label()} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._label()} to have been awaited once. Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        expected = _signature(self._label(), args, kwargs)
        if self.await_args is None:
            raise AssertionError(f"Expected await: {expected}\nNot awaited")
        if _Call((args, kwargs), two=True) != self.await_args:
            raise AssertionError(f"expected await not found.\nExpected: {expected}\n"
                                 f"  Actual: {_signature(self._label(), *self.await_args)}")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        if not any(_Call((args, kwargs), two=True) == c for c in self.await_args_list):
            raise AssertionError(f"{_signature(self._label(), args, kwargs)} await not found")

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError(f"Expected {self._label()} to not have been awaited."
                                 f" Awaited {self.await_count} times.")


def seal(mock):
    """No further attributes are made."""
    mock.__dict__["_mock_sealed"] = True
    for child in list(mock._mock_children.values()):
        if isinstance(child, NonCallableMock) and child._mock_new_parent is mock:
            seal(child)


_FUNCTIONS = types.FunctionType, types.MethodType
_SHOWN_BY_FUNCTION = ("called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls", "await_count",
                      "await_args", "await_args_list")


class _Later:
    """A child of a mock with autospec, made when it is first asked for."""

    def __init__(self, **kwargs):
        self.kwargs = kwargs

    def create(self):
        return create_autospec(**self.kwargs)


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock with the attributes of the spec, whose calls must fit its signature."""
    if isinstance(spec, (list, tuple)):
        spec = type(spec)
    is_class = isinstance(spec, type)
    made = {"spec_set" if spec_set else "spec": spec, "unsafe": unsafe, **kwargs}
    name = made.pop("name", _name)
    called = spec if not (is_class and instance) else spec.__call__ if "__call__" in dir(spec) else None
    if isinstance(called, (classmethod, staticmethod)):
        called = called.__func__
    if asyncio.iscoroutinefunction(spec):
        cls = AsyncMock
    else:
        cls = MagicMock if callable(called) else NonCallableMagicMock
    mock = cls(parent=_parent, name=name, _new_name="" if _parent is None else name, _new_parent=_parent, **made)
    if callable(called):
        _check_calls(mock, called, is_class and instance or isinstance(spec, classmethod))
    if is_class and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock)
    for attribute in dir(spec):
        if attribute.startswith("__") and attribute.endswith("__"):
            continue
        try:
            original = getattr(spec, attribute)
        except AttributeError:
            continue
        if isinstance(original, _FUNCTIONS):
            child = (AsyncMock if asyncio.iscoroutinefunction(original) else MagicMock)(
                parent=mock, name=attribute, _new_name=attribute, _new_parent=mock, spec=original)
            _check_calls(child, original, is_class and _is_method(spec, attribute))
        else:
            child = _Later(spec=original, spec_set=spec_set, instance=not isinstance(original, type), _parent=mock,
                           _name=attribute)
        mock._mock_children[attribute] = child
    return _as_function(mock, spec) if isinstance(spec, _FUNCTIONS) else mock


def _check_calls(mock, function, without_self):
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return
    if without_self and not isinstance(function, types.MethodType):
        signature = signature.replace(parameters=list(signature.parameters.values())[1:])
    mock.__dict__["_spec_signature"] = signature


def _is_method(cls, name):
    return isinstance(inspect.getattr_static(cls, name, None), types.FunctionType)


def _as_function(mock, spec):
    """A function that calls the mock, so that a class binds it; its attributes are those of the mock."""
    def function(*args, **kwargs):
        for name in ("return_value", "side_effect"):
            if getattr(function, name) is not shown[name]:
                setattr(mock, name, getattr(function, name))
        try:
            result = mock(*args, **kwargs)
            return awaited(result) if isinstance(mock, AsyncMock) else result
        finally:
            show()

    async def awaited(result):
        try:
            return await result
        finally:
            show()

    def show():
        shown.update({name: getattr(mock, name) for name in names})
        function.__dict__.update(shown)

    def reset_mock():
        mock.reset_mock()
        show()

    shown, names = {}, ["return_value", "side_effect", *_SHOWN_BY_FUNCTION[:None if isinstance(mock, AsyncMock) else -3]]
    function.__name__ = spec.__name__ if spec.__name__.isidentifier() else "funcopy"
    function.__module__, function.__signature__ = spec.__module__, mock._spec_signature
    function.mock, function.reset_mock = mock, reset_mock
    for name in dir(type(mock)):
        if name.startswith("assert_"):
            setattr(function, name, getattr(mock, name))
    if isinstance(mock, AsyncMock):
        function._is_coroutine = asyncio.coroutines._is_coroutine
    mock.__dict__["_mock_delegate"] = function
    show()
    return function


# ---- patches ----

class _Patch:
    """Puts something in the place of an attribute, and takes it out again."""

    attribute_name = None
    _active = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        self.getter, self.attribute, self.new, self.new_callable = getter, attribute, new, new_callable
        self.spec, self.create, self.spec_set, self.autospec, self.kwargs = spec, create, spec_set, autospec, kwargs
        self.additional_patchers, self.is_started = [], False

    def copy(self):
        other = _Patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                       self.new_callable, self.kwargs)
        other.attribute_name = self.attribute_name
        other.additional_patchers = [p.copy() for p in self.additional_patchers]
        return other

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                if name.startswith(patch.TEST_PREFIX) and hasattr(getattr(func, name), "__call__"):
                    setattr(func, name, self.copy()(getattr(func, name)))
            return func
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func
        if asyncio.iscoroutinefunction(func):
            @functools.wraps(func)
            async def patched(*args, **kwargs):
                with _entered(patched.patchings) as (more, named):
                    return await func(*args, *more, **{**kwargs, **named})
        else:
            @functools.wraps(func)
            def patched(*args, **kwargs):
                with _entered(patched.patchings) as (more, named):
                    return func(*args, *more, **{**kwargs, **named})
        patched.patchings = [self]
        return patched

    def _original(self):
        target, name = self.target, self.attribute
        original, local = DEFAULT, False
        try:
            original = target.__dict__[name]
            local = True
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        if name in ("open", "print", "input") and isinstance(target, types.ModuleType) and original is DEFAULT:
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError("%s does not have the attribute %r" % (target, name))
        return original, local

    def _make(self, original):
        if self.new is not DEFAULT:
            if self.kwargs:
                raise TypeError("Can't pass kwargs to a mock we aren't creating")
            return self.new
        if self.autospec is not None and self.autospec:
            spec = original if self.autospec is True else self.autospec
            return create_autospec(spec, spec_set=bool(self.spec_set), _name=self.attribute, **self.kwargs)
        kwargs = {}
        spec, spec_set = self.spec, self.spec_set
        if spec is not None:
            kwargs["spec"] = original if spec is True else spec
        if spec_set is not None:
            kwargs["spec_set"] = original if spec_set is True else spec_set
        cls = self.new_callable
        if cls is None:
            cls = AsyncMock if asyncio.iscoroutinefunction(original) else MagicMock
        if isinstance(cls, type) and issubclass(cls, NonCallableMock):
            kwargs["name"] = self.attribute
        made = cls(**{**kwargs, **self.kwargs})
        spec = kwargs.get("spec", kwargs.get("spec_set"))
        if isinstance(spec, type) and isinstance(made, NonCallableMock) and isinstance(made, CallableMixin):
            made.return_value = cls(**{k: v for k, v in kwargs.items() if k != "name"}, _new_parent=made, _new_name="()")
        return made

    def __enter__(self):
        if self.is_started:
            raise RuntimeError("Patch is already started")
        self.target = self.getter()
        original, local = self._original()
        new = self._make(original)
        self.temp_original, self.is_local, self._exits = original, local, contextlib.ExitStack()
        self.is_started = True
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            extra = {self.attribute_name: new}
            for other in self.additional_patchers:
                value = self._exits.enter_context(other)
                if other.new is DEFAULT:
                    extra.update(value)
            return extra
        except:
            self.__exit__(*sys.exc_info())
            raise

    def __exit__(self, *exc_info):
        if not self.is_started:
            return
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and not hasattr(self.target, self.attribute):
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original, self.is_local, self.target
        self.is_started = False
        return self._exits.__exit__(*exc_info)

    def start(self):
        """As __enter__(), until stop() or patch.stopall()."""
        result = self.__enter__()
        self._active.append(self)
        return result

    def stop(self):
        try:
            self._active.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


@contextlib.contextmanager
def _entered(patchings):
    """Enters patches; the mocks they made, by place and by name."""
    args, named = [], {}
    with contextlib.ExitStack() as stack:
        for p in patchings:
            value = stack.enter_context(p)
            if p.attribute_name is not None:
                named.update(value)
            elif p.new is DEFAULT:
                args.append(value)
        yield tuple(args), named


def _import_target(name):
    import importlib
    parts = name.split(".")
    thing, at = importlib.import_module(parts[0]), parts[0]
    for part in parts[1:]:
        at += "." + part
        try:
            thing = getattr(thing, part)
        except AttributeError:
            importlib.import_module(at)
            thing = getattr(thing, part)
    return thing


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
          unsafe=False, **kwargs):
    """Replaces what "module.name" names, in a with statement or while a function runs."""
    try:
        place, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return _Patch(lambda: _import_target(place), attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    """Replaces an attribute of an object."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _Patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Replaces several attributes at once."""
    getter = (lambda: _import_target(target)) if type(target) is str else (lambda: target)
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patches = []
    for attribute, new in kwargs.items():
        p = _Patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        if patches or new is DEFAULT or True:
            p.attribute_name = attribute
        patches.append(p)
    patches[0].additional_patchers = patches[1:]
    return patches[0]


class _PatchDict:
    """Changes a dict, and gives it back its contents."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.clear, self._saved = in_dict, clear, None
        self.values = dict(values)
        self.values.update(kwargs)

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(func, name)):
                    setattr(func, name, _PatchDict(self.in_dict, self.values, self.clear)(getattr(func, name)))
            return func
        if asyncio.iscoroutinefunction(func):
            @functools.wraps(func)
            async def inner(*args, **kwargs):
                with self:
                    return await func(*args, **kwargs)
        else:
            @functools.wraps(func)
            def inner(*args, **kwargs):
                with self:
                    return func(*args, **kwargs)
        return inner

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _import_target(self.in_dict)
        self._saved = self.in_dict.copy() if hasattr(self.in_dict, "copy") else {k: self.in_dict[k] for k in self.in_dict}
        if self.clear:
            self._empty()
        for key, value in self.values.items():
            self.in_dict[key] = value
        return self.in_dict

    def _empty(self):
        for key in list(self.in_dict):
            del self.in_dict[key]

    def __exit__(self, *args):
        if self._saved is not None:
            self._empty()
            for key, value in self._saved.items():
                self.in_dict[key] = value
            self._saved = None
        return False

    def start(self):
        result = self.__enter__()
        _Patch._active.append(self)
        return result

    def stop(self):
        try:
            _Patch._active.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _stopall():
    """Stops all patches that were started."""
    for p in reversed(_Patch._active[:]):
        p.stop()


patch.object, patch.dict, patch.multiple, patch.stopall = _patch_object, _PatchDict, _patch_multiple, _stopall
patch.TEST_PREFIX = "test"


def mock_open(mock=None, read_data=""):
    """A mock of open(): files that hold read_data."""
    import io
    new_stream = io.BytesIO if isinstance(read_data, bytes) else io.StringIO
    state = [new_stream(read_data)]
    if mock is None:
        mock = MagicMock(name="open", spec=open)
    handle = MagicMock(spec=["__enter__", "__exit__", "__iter__", "__next__", "close", "flush", "name", "read",
                             "readable", "readline", "readlines", "seek", "tell", "writable", "write", "writelines"])
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    handle.read.return_value = handle.readline.return_value = handle.readlines.return_value = None

    def reading(name):
        def read(*args, **kwargs):
            given = getattr(handle, name).return_value
            return getattr(state[0], name)(*args, **kwargs) if given is None else given
        return read

    for name in ("read", "readline", "readlines"):
        getattr(handle, name).side_effect = reading(name)
    handle.__iter__.side_effect = lambda: iter(state[0])
    handle.__next__.side_effect = lambda: next(state[0])

    def opened(*args, **kwargs):
        state[0] = new_stream(read_data)
        return DEFAULT

    mock.side_effect = opened
    mock.return_value = handle
    return mock
