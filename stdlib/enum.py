"""Enumerations: classes whose instances are a fixed set of named values."""

# A class body fills an _EnumDict, which sorts members from the rest. The class is then made without its members but with
# one _Members object, whose __set_name__ makes them: so they exist before __init_subclass__ of a base runs.

import sys
from builtins import bin as _builtin_bin, property as _builtin_property
from types import DynamicClassAttribute, MappingProxyType

__all__ = ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique",
           "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP",
           "global_flag_repr", "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS",
           "NAMED_FLAGS", "UNIQUE", "pickle_by_global_name", "pickle_by_enum_name"]

Enum = Flag = EJECT = ReprEnum = None  # until they are defined


class nonmember:
    """Keeps a value from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a value a member that would not become one."""

    def __init__(self, value):
        self.value = value


def _is_descriptor(obj):
    return hasattr(obj, "__get__") or hasattr(obj, "__set__") or hasattr(obj, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(class_name, name):
    prefix = f"_{class_name}__"
    return len(name) > len(prefix) and name.startswith(prefix) and (name[-1] != "_" or name[-2] != "_")


def _is_internal_class(class_name, obj):
    if not isinstance(obj, type):
        return False
    qualname = getattr(obj, "__qualname__", "")
    return qualname == f"{class_name}.{obj.__name__}" or qualname.endswith(f".{class_name}.{obj.__name__}")


def _is_single_bit(num):
    return num > 0 and not num & (num - 1)


def _iter_bits_lsb(num):
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError("%r is not a positive integer" % num)
    while num:
        low = num & -num
        yield low
        num ^= low


def show_flag_values(value):
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """The bits of num, in two's complement, with the sign bit in front: '0b0 101'."""
    width = num.bit_length()
    sign = "1" if num < 0 else "0"
    digits = _builtin_bin(num & ((1 << width) - 1))[2:].zfill(width) if width else ""
    if not width:
        digits = "0" if sign == "0" else ""
    if max_bits is not None and len(digits) < max_bits:
        digits = sign * (max_bits - len(digits)) + digits
    return "0b%s %s" % (sign, digits)


def _warn(message, stacklevel):
    import warnings

    warnings.warn(message, DeprecationWarning, stacklevel=stacklevel + 1)


class _Unset:
    def __repr__(self):
        return "_auto_null"


_auto_null = _Unset()


class auto:
    """Stands for a value that the enum makes: the next number, unless it says otherwise."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property(DynamicClassAttribute):
    """A property of members. A member of the same name stays reachable through the class."""

    member = None

    def __set_name__(self, ownerclass, name):
        self.name, self.clsname = name, ownerclass.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is not None and self.fget is not None:
            return self.fget(instance)
        members = ownerclass._member_map_
        if self.name in members:
            return members[self.name]
        raise AttributeError("%r has no attribute %r" % (ownerclass, self.name))

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError("<enum %r> cannot set attribute %r" % (self.clsname, self.name))

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError("<enum %r> cannot delete attribute %r" % (self.clsname, self.name))


class _name_property(property):
    """The property `name`, in one call."""

    def __get__(self, instance, ownerclass=None):
        return super().__get__(None, ownerclass) if instance is None else instance._name_


class _value_property(property):
    """The property `value`, in one call."""

    def __get__(self, instance, ownerclass=None):
        return super().__get__(None, ownerclass) if instance is None else instance._value_


class _EnumDict(dict):
    """The namespace of an enum's class body: keeps the order and the names of the members."""

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = None

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._set_sunder(key, value)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            value = self._member_value(key, value)
        super().__setitem__(key, value)

    def _set_sunder(self, key, value):
        if key not in ("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
                       "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_"):
            raise ValueError("_sunder_ names, such as %r, are reserved for future Enum use" % (key,))
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError("_ignore_ cannot specify already set names: %r" % (already,))
        return value

    def _member_value(self, key, value):
        if key in self:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        if isinstance(value, member):
            value = value.value
        elif isinstance(value, type) and self._cls_name is not None and _is_internal_class(self._cls_name, value):
            _warn("In 3.13 classes created inside an enum will not become a member.  Use the `member` decorator to "
                  "keep the current behavior.", 3)
        elif isinstance(value, auto):
            value = self._auto(key, value)
        elif type(value) is tuple and any(isinstance(part, auto) for part in value):
            value = tuple([self._auto(key, part) if isinstance(part, auto) else part for part in value])
        self._member_names[key] = None
        self._last_values.append(value)
        return value

    def _auto(self, key, value):
        if value.value is _auto_null:
            value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        return value.value

    def update(self, members, **more_members):
        try:
            names = members.keys()
        except AttributeError:
            for name, value in members:
                self[name] = value
        else:
            for name in names:
                self[name] = members[name]
        for name, value in more_members.items():
            self[name] = value


class _Members:
    """Makes the members of the class in whose namespace it lies, and leaves."""

    error = None

    def __init__(self, members):
        self.members = members

    def __set_name__(self, enum_class, name):
        type.__delattr__(enum_class, name)
        try:
            for name, value in self.members.items():
                _add_member(enum_class, name, value)
        except BaseException as error:
            self.error = error
            raise


def _add_member(enum_class, name, value):
    member_type = enum_class._member_type_
    args = value if isinstance(value, tuple) else (value,)
    if member_type is tuple:
        args = (args,)
    new = enum_class._new_member_
    enum_member = new(enum_class, *args) if enum_class._use_args_ else new(enum_class)
    if not hasattr(enum_member, "_value_"):
        if member_type is object:
            enum_member._value_ = value
        else:
            try:
                enum_member._value_ = member_type(*args)
            except Exception as exc:
                raise TypeError("_value_ not set in __new__, unable to create it") from exc
    value = enum_member._value_
    enum_member._name_ = name
    enum_member.__objclass__ = enum_class
    if type(enum_member).__init__ is not _no_init:
        enum_member.__init__(*args)
    enum_member._sort_order_ = len(enum_class._member_names_)
    is_flag = Flag is not None and issubclass(enum_class, Flag)
    if is_flag:
        _note_bits(enum_class, value)
    same = _same_member(enum_class, value)
    if same is not None:
        enum_member = same
    elif not is_flag or _is_single_bit(value):
        enum_class._member_names_.append(name)
    _publish(enum_class, name, enum_member)
    enum_class._member_map_[name] = enum_member
    try:
        enum_class._value2member_map_.setdefault(value, enum_member)
    except TypeError:
        enum_class._unhashable_values_.append(value)


def _note_bits(enum_class, value):
    mask = enum_class._flag_mask_
    mask |= value
    setattr_ = type.__setattr__
    setattr_(enum_class, "_flag_mask_", mask)
    if _is_single_bit(value):
        setattr_(enum_class, "_singles_mask_", enum_class._singles_mask_ | value)
    setattr_(enum_class, "_all_bits_", 2 ** mask.bit_length() - 1)


def _same_member(enum_class, value):
    try:
        return enum_class._value2member_map_.get(value)
    except TypeError:
        for there in enum_class._member_map_.values():
            if there._value_ == value:
                return there
    return None


def _publish(enum_class, name, enum_member):
    """Sets the class attribute; where a base has a property of that name, one that lets both be reached."""
    for base in enum_class.__mro__[1:]:
        found = base.__dict__.get(name)
        if found is None:
            continue
        if isinstance(found, DynamicClassAttribute) or hasattr(found, "fget") and hasattr(found, "fset"):
            redirect = property(found.fget, found.fset, found.fdel, found.__doc__ or "")
            redirect.member = enum_member
            redirect.__set_name__(enum_class, name)
            type.__setattr__(enum_class, name, redirect)
            return
    type.__setattr__(enum_class, name, enum_member)


_kept_methods = ("__repr__", "__str__", "__format__", "__reduce_ex__")
_flag_methods = ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__")


class EnumType(type):
    """The class of enums: their members are found by name, counted and walked through it."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        enum_dict = _EnumDict()
        enum_dict._cls_name = cls
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            # not an item: dict.__setitem__ would do, but the function is shared
            enum_dict["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return enum_dict

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        if not isinstance(classdict, _EnumDict):
            raise AttributeError(f"{type(classdict).__name__!r} object has no attribute '_member_names'")
        classdict.setdefault("_ignore_", []).append("_ignore_")
        namespace = dict(classdict)
        for name in classdict["_ignore_"]:
            namespace.pop(name, None)
        names = classdict._member_names
        if "mro" in names or "" in names:
            invalid = {"mro", ""} & set(names)
            raise ValueError("invalid enum member name(s) %s" % ",".join(map(repr, invalid)))
        order = namespace.pop("_order_", None)
        if "_generate_next_value_" in namespace:
            function = classdict._generate_next_value
            namespace["_generate_next_value_"] = staticmethod(function) if function is not None else None
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new_member, save_new, use_args = metacls._find_new_(namespace, member_type, first_enum)
        members = _Members({name: namespace.pop(name) for name in names if name in namespace})
        namespace["_new_member_"] = new_member
        namespace["_use_args_"] = use_args
        namespace["_member_names_"] = []
        namespace["_member_map_"] = {}
        namespace["_value2member_map_"] = {}
        namespace["_unhashable_values_"] = []
        namespace["_member_type_"] = member_type
        namespace["_value_repr_"] = metacls._find_data_repr_(cls, bases)
        namespace["_boundary_"] = boundary or getattr(first_enum, "_boundary_", None)
        namespace["_flag_mask_"] = namespace["_singles_mask_"] = namespace["_all_bits_"] = 0
        namespace["_inverted_"] = None
        namespace["_members_to_make_"] = members
        if Enum is None or not any(issubclass(base, Flag or ()) for base in bases):
            if Flag is not None or cls != "Flag":
                for name in ("_boundary_", "_flag_mask_", "_singles_mask_", "_all_bits_", "_inverted_"):
                    del namespace[name]
        try:
            enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        except RuntimeError:
            if members.error is None:
                raise
        if members.error is not None:
            members.error.__context__ = None
            raise members.error
        metacls._finish(enum_class, bases, namespace, member_type, first_enum, save_new, order)
        return enum_class

    def _finish(enum_class, bases, namespace, member_type, first_enum, save_new, order):
        set_ = type.__setattr__
        if ReprEnum is not None and ReprEnum in bases:
            if member_type is object:
                raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
            if "__format__" not in namespace:
                set_(enum_class, "__format__", member_type.__format__)
                namespace["__format__"] = None
            if "__str__" not in namespace:
                method = member_type.__str__
                set_(enum_class, "__str__", member_type.__repr__ if method is object.__str__ else method)
                namespace["__str__"] = None
        if first_enum is not None and len(bases) > 1:
            for name in _kept_methods:
                if name not in namespace:
                    found = getattr(enum_class, name)
                    if found is getattr(member_type, name) or found is getattr(object, name) or \
                            found == getattr(member_type, name):
                        set_(enum_class, name, getattr(first_enum, name))
        if Flag is not None and issubclass(enum_class, Flag):
            if member_type is not object:
                for name in _flag_methods:
                    if name not in namespace:
                        set_(enum_class, name, getattr(Flag, name))
            values = [m._value_ for m in enum_class]
            if values != sorted(values):
                set_(enum_class, "_iter_member_", enum_class._iter_member_by_def_)
        if Enum is not None:
            if save_new:
                set_(enum_class, "__new_member__", namespace["__new__"])
            set_(enum_class, "__new__", Enum.__new__)
        if order is not None:
            enum_class._check_order(order)

    _finish = staticmethod(_finish)

    def _check_order(cls, order):
        if isinstance(order, str):
            order = order.replace(",", " ").split()
        names, unique_names = cls._member_names_, cls._member_map_
        order = [name for name in order if name not in unique_names or name in names or
                 cls._member_map_[name]._name_ == name and name in names]
        if order != names:
            raise TypeError("member order does not match _order_:\n  %r\n  %r" % (names, order))

    def __init__(cls, *args, **kwds):
        pass

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            try:
                return cls._value2member_map_[value]
            except (KeyError, TypeError):
                pass
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            _warn("in 3.12 __contains__ will no longer raise TypeError, but will return True or\nFalse depending on "
                  "whether the value is a member or the value of a member", 2)
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                type(member).__qualname__, cls.__class__.__qualname__))
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, attr))
        super().__delattr__(attr)

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__",
                 "__module__", "__name__", "__qualname__"}
        names.update(cls._member_names_)
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add("__init_subclass__")
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        return sorted(names)

    def __getattr__(cls, name):
        if not _is_dunder(name) and name in (members := cls._member_map_):
            return members[name]
        raise AttributeError(name)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        members = cls._member_map_
        return (members[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return "<flag %r>" % cls.__name__
        return "<enum %r>" % cls.__name__

    def __reversed__(cls):
        members = cls._member_map_
        return (members[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("cannot reassign member %r" % (name,))
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            given, names, last_values = names, [], []
            for count, name in enumerate(given):
                value = first_enum._generate_next_value_(name, start, count, last_values[:])
                last_values.append(value)
                names.append((name, value))
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            classdict[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals["__name__"]
            except (AttributeError, ValueError, KeyError):
                pass
        if module is not None:
            classdict["__module__"] = module
        if qualname is not None:
            classdict["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError("<enum %r> cannot extend %r" % (class_name, base))

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """(the type of the data, the enum that comes last)."""
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.add(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    found.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(found) > 1:
            raise TypeError("too many data types for %r: %r" % (class_name, found))
        return found.pop() if found else None

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if "__repr__" in base.__dict__:
                    return base.__dict__["__repr__"]
        return None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """(the function that makes members, whether it is to be kept, whether it takes the value)."""
        new = classdict.get("__new__", None)
        save_new = first_enum is not None and new is not None
        enum_new = None if Enum is None else Enum.__new__
        if isinstance(new, staticmethod):
            new = new.__func__
        if new is None:
            for method in ("__new_member__", "__new__"):
                for possible in (member_type, first_enum):
                    target = getattr(possible, method, None)
                    if target is not None and target is not object.__new__ and target is not enum_new and \
                            target != object.__new__:
                        new = target
                        break
                if new is not None:
                    break
            else:
                new = object.__new__
        use_args = first_enum is not None and new is not enum_new and new != object.__new__
        return new, save_new, use_args


EnumMeta = EnumType


def _no_init(self, *args, **kwds):
    pass


class Enum(metaclass=EnumType):
    """
    Create a collection of name/value pairs.

    Members are reached as attributes (Color.RED), by value (Color(1)) and by name (Color['RED']). Enumerations can be
    iterated over and have a length; their members can have methods and attributes of their own.
    """

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for there in cls._member_map_.values():
                if there._value_ == value:
                    return there
        if not cls._member_map_:
            raise TypeError("%r has no members defined" % cls)
        problem = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            problem, result = error, None
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        invalid = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        if problem is None:
            if result is None:
                raise invalid
            problem = TypeError("error in %s._missing_: returned %r instead of None or a valid member" % (
                cls.__name__, result))
        if not isinstance(problem, ValueError):
            problem.__context__ = invalid
        try:
            raise problem
        finally:
            problem = invalid = None

    __init__ = _no_init

    @classmethod
    def _missing_(cls, value):
        return None

    def _generate_next_value_(name, start, count, last_values):
        """The value of auto(): one more than the highest."""
        if not last_values:
            return start
        last = last_values[-1]
        try:
            last_values.sort()
            in_order = last == last_values[-1]
        except TypeError:
            in_order = False
        if in_order:
            try:
                return last + 1
            except TypeError:
                pass
        _warn("In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable and "
              "support adding +1\nand the value returned will be the largest value in the enum incremented by 1", 5)
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start

    def __repr__(self):
        value_repr = self.__class__._value_repr_ or repr
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, value_repr(self._value_))

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __dir__(self):
        cls = self.__class__
        if cls._member_type_ is object:
            names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
        else:
            names = set(object.__dir__(self))
        names.update(name for name in getattr(self, "__dict__", ()) if name[0] != "_")
        for base in cls.mro():
            for name, obj in base.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(obj, property):
                    if obj.fget is not None or name not in self._member_map_:
                        names.add(name)
                    else:
                        names.discard(name)
                elif name not in self._member_map_:
                    names.add(name)
        return sorted(names)

    def __hash__(self):
        return hash(self._name_)

    def __copy__(self, memo=None):
        return self

    __deepcopy__ = __copy__

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    @_name_property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @_value_property
    def value(self):
        """The value of the Enum member."""
        return self._value_


_no_init.__name__, _no_init.__qualname__ = "__init__", "Enum.__init__"


class ReprEnum(Enum):
    """An enum whose members have str() and format() of the type of their values."""


class IntEnum(int, ReprEnum):
    """An enum whose members are ints."""


class StrEnum(str, ReprEnum):
    """An enum whose members are strs."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError("%r is not a string" % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError("encoding must be a string, not %r" % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % (values[2]))
        value = str(*values)
        new = str.__new__(cls, value)
        new._value_ = value
        return new

    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


_reduce_ex_by_global_name = pickle_by_global_name


class FlagBoundary(StrEnum):
    """What becomes of values with bits that no flag has: refused, dropped, made plain ints, or kept."""

    STRICT, CONFORM, EJECT, KEEP = auto(), auto(), auto(), auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """An enum whose members are sets of bits, which | & ^ ~ combine."""

    _numeric_repr_ = repr

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 1 << last.bit_length()
        except Exception:
            raise TypeError("invalid flag value %r" % last) from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        """The flags in value, the lowest first."""
        members = cls._value2member_map_
        value &= cls._flag_mask_
        while value:
            low = value & -value
            value ^= low
            if (found := members.get(low)) is not None:
                yield found

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        """The flags in value, in the order of the definition."""
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """Makes the member for a combination of flags."""
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        mask, all_bits, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if boundary is STRICT:
                bits = max(value.bit_length(), mask.bit_length())
                raise ValueError("%r invalid value %r\n    given %s\n  allowed %s" % (
                    cls, value, bin(value, bits), bin(mask, bits)))
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif boundary is KEEP:
                if value < 0:
                    value += max(all_bits + 1, 2 ** value.bit_length())
            else:
                raise ValueError("%r unknown flag boundary %r" % (cls, boundary))
        negative = None
        if value < 0:
            negative = value
            value += all_bits + 1
        unknown = value & ~mask
        if unknown and boundary is not KEEP:
            raise ValueError("%s(%r) --> unknown values %r [%s]" % (cls.__name__, value, unknown, bin(unknown)))
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        names = [m._name_ for m in cls._iter_member_(value)]
        rest = value & mask & ~cls._singles_mask_
        if rest:
            for m in cls._member_map_.values():
                bits = m._value_
                if bits & rest and bits & value == bits and not _is_single_bit(bits) and m._name_ not in names:
                    names.append(m._name_)
        if names:
            if unknown:
                names.append(cls._numeric_repr_(unknown))
            made._name_ = "|".join(names)
        else:
            made._name_ = None
        made = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (
                other.__class__.__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        value_repr = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return "<%s: %s>" % (self.__class__.__name__, value_repr(self._value_))
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, value_repr(self._value_))

    def __str__(self):
        if self._name_ is None:
            return "%s(%r)" % (self.__class__.__name__, self._value_)
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def __or__(self, other):
        cls = self.__class__
        if isinstance(other, cls):
            other = other._value_
        elif cls._member_type_ is object or not isinstance(other, cls._member_type_):
            return NotImplemented
        return cls(self._value_ | other)

    def __and__(self, other):
        cls = self.__class__
        if isinstance(other, cls):
            other = other._value_
        elif cls._member_type_ is object or not isinstance(other, cls._member_type_):
            return NotImplemented
        return cls(self._value_ & other)

    def __xor__(self, other):
        cls = self.__class__
        if isinstance(other, cls):
            other = other._value_
        elif cls._member_type_ is object or not isinstance(other, cls._member_type_):
            return NotImplemented
        return cls(self._value_ ^ other)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        made = self._inverted_
        if made is None:
            bits = ~self._value_
            if self._boundary_ not in (EJECT, KEEP):
                bits &= self._singles_mask_
            made = self._inverted_ = self.__class__(bits)
        return made


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """A flag whose members are ints."""


def unique(enumeration):
    """A class decorator that refuses an enum two of whose names have the same value."""
    duplicates = [f"{name} -> {m._name_}" for name, m in enumeration.__members__.items() if name != m._name_]
    if duplicates:
        raise ValueError("duplicate values found in %r: %s" % (enumeration, ", ".join(duplicates)))
    return enumeration


def global_enum_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    return "%s.%s" % (module, self._name_)


def global_flag_repr(self):
    module, name = self.__class__.__module__.split(".")[-1], self._name_
    if name is not None and _is_single_bit(self._value_):
        return "%s.%s" % (module, name)
    if name is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    return "|".join([part if part[0].isdigit() else "%s.%s" % (module, part) for part in name.split("|")])


def global_str(self):
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """Makes the members names of the module, and shows them so."""
    set_ = type.__setattr__
    set_(cls, "__repr__", global_flag_repr if issubclass(cls, Flag) else global_enum_repr)
    if not issubclass(cls, ReprEnum) or update_str:
        set_(cls, "__str__", global_str)
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """A class decorator that makes an enum of a plain class."""

    def convert(cls):
        namespace = type(etype).__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                namespace[name] = value
        return type(etype)(cls.__name__, (etype,), namespace, boundary=boundary)

    return convert


class EnumCheck(StrEnum):
    """What verify can look for."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A class decorator that checks what it is given: UNIQUE, CONTINUOUS, NAMED_FLAGS."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                self._unique(enumeration)
            elif check is CONTINUOUS:
                self._continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._named_flags(enumeration)
        return enumeration

    @staticmethod
    def _unique(enumeration):
        duplicates = [f"{name} -> {m._name_}" for name, m in enumeration.__members__.items() if name != m._name_]
        if duplicates:
            raise ValueError("aliases found in %r: %s" % (enumeration, ", ".join(duplicates)))

    @staticmethod
    def _continuous(enumeration):
        values = set(m._value_ for m in enumeration)
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            kind = "flag"
            missing = [1 << i for i in range(low.bit_length(), high.bit_length() - 1) if 1 << i not in values]
        elif issubclass(enumeration, Enum):
            kind = "enum"
            missing = [i for i in range(low + 1, high) if i not in values]
        else:
            raise Exception("verify: unknown type %r" % type(enumeration))
        if missing:
            raise ValueError(("invalid %s %r: missing values %s" % (
                kind, enumeration.__name__, ", ".join(map(str, missing))))[:256])

    @staticmethod
    def _named_flags(enumeration):
        named = [m._value_ for m in enumeration]
        names, missing = [], 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias._value_ < 0:
                continue
            lacking = [bit for bit in _iter_bits_lsb(alias._value_) if bit not in named]
            if lacking:
                names.append(name)
                for bit in lacking:
                    missing |= bit
        if not names:
            return
        what = "alias %s is missing" % names[0] if len(names) == 1 else \
            "aliases %s and %s are missing" % (", ".join(names[:-1]), names[-1])
        value = "value 0x%x" % missing if _is_single_bit(missing) else "combined values of 0x%x" % missing
        raise ValueError("invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]" % (
            enumeration.__name__, what, value))
