"""Classes made of fields: __init__, __repr__, comparison and more, written from annotations."""

# The methods of a class are one text, compiled once, inside a function whose parameters are what the text needs; so field
# names never meet ours.

import sys
from keyword import iskeyword
from types import FunctionType, GenericAlias, MappingProxyType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
           "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")
_FIELDS, _PARAMS, _POST_INIT_NAME = "__dataclass_fields__", "__dataclass_params__", "__post_init__"
_empty_metadata = MappingProxyType({})


class InitVar:
    """InitVar[T]: a parameter of __init__ that is handed to __post_init__."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, GenericAlias):
            name = self.type.__name__
        else:
            name = repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of one field."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
                 "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = _empty_metadata if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
                f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},"
                f"_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        function = getattr(type(self.default), "__set_name__", None)
        if function:
            function(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init, self.repr, self.eq = init, repr, eq
        self.order, self.unsafe_hash, self.frozen = order, unsafe_hash, frozen

    def __repr__(self):
        return (f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},"
                f"unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Describes a field in a class body."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# ---- from annotations to fields ----


def _split_annotation(text):
    """(module or None, name) at the beginning of an annotation that is a string; None where there is no name."""
    parts = []
    for part in text.split(".", 2)[:2]:
        part = part.lstrip() if parts else part.strip() if "." in text else part.lstrip()
        size = 0
        while size < len(part) and (part[size].isalnum() or part[size] == "_"):
            size += 1
        if not size:
            break
        parts.append(part[:size])
        if size < len(part) and part[size:].strip():
            break
    return (None, None) if not parts else (None, parts[0]) if len(parts) == 1 else tuple(parts)


def _named_by(text, cls, module, is_wanted):
    """Whether the annotation, a string, names what is wanted of a module."""
    prefix, name = _split_annotation(text)
    if name is None:
        return False
    here = sys.modules.get(cls.__module__)
    if prefix is None:
        namespace = here.__dict__ if here else None
    elif here and here.__dict__.get(prefix) is module:
        namespace = module.__dict__
    else:
        namespace = None
    return bool(namespace) and is_wanted(namespace.get(name))


def _is_classvar(annotation, typing):
    return annotation is typing.ClassVar or \
        type(annotation) is typing._GenericAlias and annotation.__origin__ is typing.ClassVar


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation, cls):
    if isinstance(annotation, str):
        return _named_by(annotation, cls, sys.modules[__name__], lambda found: found is KW_ONLY)
    return annotation is KW_ONLY


def _kind_of(cls, annotation):
    typing = sys.modules.get("typing")
    if isinstance(annotation, str):
        if typing and _named_by(annotation, cls, typing, lambda found: _is_classvar(found, typing)):
            return _FIELD_CLASSVAR
        if _named_by(annotation, cls, sys.modules[__name__], _is_initvar):
            return _FIELD_INITVAR
    elif typing and _is_classvar(annotation, typing):
        return _FIELD_CLASSVAR
    elif _is_initvar(annotation):
        return _FIELD_INITVAR
    return _FIELD


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING  # the field of a class with __slots__, no default
        f = Field(default, MISSING, True, True, None, True, None, MISSING)
    f.name, f.type = name, annotation
    f._field_type = _kind_of(cls, annotation)
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is not _FIELD_CLASSVAR:
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


# ---- the methods ----


class _Writer:
    """Collects the text of the methods and the values they need."""

    def __init__(self, cls):
        self.cls = cls
        self.lines, self.values, self.functions = [], {}, []

    def add(self, name, parameters, body, annotations=None):
        self.functions.append((name, annotations))
        self.lines.append(f" def {name}({parameters}):")
        self.lines.extend(["  " + line for line in body])

    def make(self):
        """Compiles what has been collected; yields (name, function)."""
        if not self.functions:
            return
        names = ", ".join(name for name, _ in self.functions)
        text = "\n".join([f"def __create_fn__({', '.join(self.values)}):", *self.lines, f" return {names},"])
        module = sys.modules.get(self.cls.__module__)
        namespace = {}
        exec(text, module.__dict__ if module else {}, namespace)
        made = namespace["__create_fn__"](**self.values)
        for (name, annotations), function in zip(self.functions, made):
            function.__qualname__ = f"{self.cls.__qualname__}.{name}"
            if annotations is not None:
                function.__annotations__ = annotations
            yield name, function


def _tuple_of(owner, names):
    return "(" + "".join([f"{owner}.{name}, " for name in names]).rstrip(" " if len(names) == 1 else ", ") + ")"


def _write_init(writer, all_fields, positional, keyword, frozen, has_post_init, self_name, slots):
    seen_default = False
    for f in positional:
        if not (f.default is MISSING and f.default_factory is MISSING):
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    values = writer.values
    values["__dataclass_HAS_DEFAULT_FACTORY__"] = _HAS_DEFAULT_FACTORY
    if frozen:
        values["__dataclass_setattr__"] = object.__setattr__
    parameters, annotations, body = [self_name], {}, []

    def parameter(f):
        annotations[f.name] = f.type
        if f.default is MISSING and f.default_factory is MISSING:
            return f.name
        if f.default is not MISSING:
            return f"{f.name}=__dataclass_dflt_{f.name}__"
        return f"{f.name}=__dataclass_HAS_DEFAULT_FACTORY__"

    parameters += [parameter(f) for f in positional]
    if keyword:
        parameters.append("*")
        parameters += [parameter(f) for f in keyword]
    annotations["return"] = None
    for f in all_fields:
        default = f"__dataclass_dflt_{f.name}__"
        value = None
        if f.default_factory is not MISSING:
            values[default] = f.default_factory
            value = f"{default}()"
            if f.init:
                value = f"{value} if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}"
        elif f.init:
            value = f.name
            if f.default is not MISSING:
                values[default] = f.default
        elif slots and f.default is not MISSING:
            values[default] = f.default
            value = default
        if value is None or f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f"__dataclass_setattr__({self_name}, {f.name!r}, {value})")
        else:
            body.append(f"{self_name}.{f.name}={value}")
    if has_post_init:
        given = ",".join(f.name for f in all_fields if f._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.{_POST_INIT_NAME}({given})")
    writer.add("__init__", ", ".join(parameters), body or ["pass"], annotations)


def _recursive_repr(user_function):
    running = set()

    def wrapper(self):
        key = id(self)
        if key in running:
            return "..."
        running.add(key)
        try:
            return user_function(self)
        finally:
            running.discard(key)

    wrapper.__name__, wrapper.__qualname__ = user_function.__name__, user_function.__qualname__
    wrapper.__module__, wrapper.__wrapped__ = user_function.__module__, user_function
    return wrapper


def _write_frozen(writer, all_fields):
    writer.values["cls"] = writer.cls
    writer.values["FrozenInstanceError"] = FrozenInstanceError
    names = "(" + "".join([f"{f.name!r}," for f in all_fields]) + ")"
    condition = f"type(self) is cls or name in {names}" if all_fields else "type(self) is cls"
    for name, more, verb in (("__setattr__", ", value", "assign to"), ("__delattr__", "", "delete")):
        writer.add(name, f"self, name{more}", [
            f"if {condition}:",
            f" raise FrozenInstanceError(f\"cannot {verb} field {{name!r}}\")",
            f"super(cls, self).{name}(name{more})"])


def _hash_action(unsafe_hash, eq, frozen, explicit):
    """What becomes of __hash__: 'set', 'none', 'raise' or None."""
    if unsafe_hash:
        return "raise" if explicit else "set"
    if not eq or explicit:
        return None
    return "set" if frozen else "none"


def _collect(cls, kw_only):
    """The fields by name, those of the bases first; whether a base is a dataclass; whether a base is frozen."""
    found, any_frozen, has_bases = {}, False, False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            has_bases = True
            for f in base_fields.values():
                found[f.name] = f
            if getattr(base, _PARAMS).frozen:
                any_frozen = True
    own, kw_only_seen = [], False
    annotations = cls.__dict__.get("__annotations__", {})
    for name, annotation in annotations.items():
        if _is_kw_only(annotation, cls):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        found[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found, has_bases, any_frozen


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
    found, has_bases, any_frozen_base = _collect(cls, kw_only)
    if has_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen_base and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, found)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    explicit_hash = not (class_hash is MISSING or class_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    in_init = [f for f in found.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    positional = [f for f in in_init if f.init and not f.kw_only]
    keyword = [f for f in in_init if f.init and f.kw_only]
    real = [f for f in found.values() if f._field_type is _FIELD]
    own = cls.__dict__
    writer = _Writer(cls)
    if init:
        has_post_init = hasattr(cls, _POST_INIT_NAME)
        _write_init(writer, in_init, positional, keyword, frozen, has_post_init,
                    "__dataclass_self__" if "self" in found else "self", slots)
    if repr and "__repr__" not in own:
        text = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in real if f.repr])
        writer.add("__repr__", "self", [f"return self.__class__.__qualname__ + f\"({text})\""])
    compared = [f.name for f in real if f.compare]
    mine, others = _tuple_of("self", compared), _tuple_of("other", compared)
    if eq and "__eq__" not in own:
        writer.add("__eq__", "self, other", ["if other.__class__ is self.__class__:", f" return {mine}=={others}",
                                             "return NotImplemented"])
    if order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if name in own:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
            writer.add(name, "self, other", ["if other.__class__ is self.__class__:",
                                             f" return {mine}{op}{others}", "return NotImplemented"])
    if frozen:
        for name in ("__setattr__", "__delattr__"):
            if name in own:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
        _write_frozen(writer, real)
    action = _hash_action(unsafe_hash, eq, frozen, explicit_hash)
    if action == "raise":
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if action == "set":
        hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
        writer.add("__hash__", "self", [f"return hash({_tuple_of('self', hashed)})"])
    for name, function in writer.make():
        setattr(cls, name, _recursive_repr(function) if name == "__repr__" else function)
    if action == "none":
        cls.__hash__ = None
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(cls, positional, keyword)
    if match_args and "__match_args__" not in own:
        cls.__match_args__ = tuple([f.name for f in positional])
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    if hasattr(cls, "__abstractmethods__"):
        import abc

        abc.update_abstractmethods(cls)
    return cls


def _annotation_text(annotation):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        module = annotation.__module__
        return annotation.__qualname__ if module == "builtins" else f"{module}.{annotation.__qualname__}"
    return repr(annotation)


def _signature_text(cls, positional, keyword):
    if "__init__" not in cls.__dict__ or getattr(cls.__init__, "__annotations__", None) is None or \
            type(cls).__call__ is not type.__call__ or not cls.__dict__[_PARAMS].init:
        try:
            import inspect

            return str(inspect.signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError):
            return ""
    shown = []
    for f in positional + (["*"] if keyword else []) + keyword:
        if f == "*":
            shown.append(f)
            continue
        text = f"{f.name}: {_annotation_text(f.type)}"
        if f.default is not MISSING:
            text += f" = {f.default!r}"
        elif f.default_factory is not MISSING:
            text += " = <factory>"
        shown.append(text)
    return f"({', '.join(shown)})"


# ---- __slots__ ----


def _get_slots(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return
    if isinstance(slots, str):
        yield slots
    elif not hasattr(slots, "__next__"):
        yield from slots
    else:
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _add_slots(cls, is_frozen, weakref_slot):
    """The class made anew with __slots__."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple([f.name for f in fields(cls)])
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_get_slots(base))
    namespace["__slots__"] = tuple([name for name in names + (("__weakref__",) if weakref_slot else ())
                                    if name not in inherited])
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in namespace:
            new.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            new.__setstate__ = _dataclass_setstate
    return new


# ---- what users call ----


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Adds methods to a class from its annotated fields."""

    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields, as a tuple of Field."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether it is a dataclass or an instance of one."""
    return hasattr(obj if isinstance(obj, type) and not isinstance(obj, GenericAlias) else type(obj), _FIELDS)


_plain = frozenset({int, str, float, bool, bytes, complex, type(None), type, range, FunctionType, type(...)})


def _deepcopy(value):
    if type(value) in _plain:
        return value
    import copy

    return copy.deepcopy(value)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, recursively."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    if type(obj) in _plain:
        return obj
    if _is_dataclass_instance(obj):
        return dict_factory([(f.name, _asdict_inner(getattr(obj, f.name), dict_factory)) for f in fields(obj)])
    return _rebuilt(obj, _asdict_inner, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    """The fields' values as a tuple, recursively."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    if _is_dataclass_instance(obj):
        return tuple_factory([_astuple_inner(getattr(obj, f.name), tuple_factory) for f in fields(obj)])
    return _rebuilt(obj, _astuple_inner, tuple_factory)


def _rebuilt(obj, inner, factory):
    """A container of the same type with its items gone through; anything else copied."""
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[inner(item, factory) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([inner(item, factory) for item in obj])
    if isinstance(obj, dict):
        return type(obj)([(inner(key, factory), inner(value, factory)) for key, value in obj.items()])
    return _deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Makes a dataclass of the fields: names, (name, type) or (name, type, field)."""
    import types

    if namespace is None:
        namespace = {}
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation

    def fill(body):
        body.update(namespace)
        body.update(defaults)
        body["__annotations__"] = annotations

    cls = types.new_class(cls_name, bases, {}, fill)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new object of the same type with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
