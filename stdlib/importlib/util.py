"""Finding modules without running them; modules from files."""
import codecs
import io
import os
import sys
import types
from importlib import _find, machinery
from importlib.abc import Loader

_CACHE, _TAG = "__pycache__", "cpython-311"


def resolve_name(name, package):
    level = len(name) - len(name.lstrip("."))
    if not level:
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{bits[0]}.{name[level:]}" if name[level:] else bits[0]


def find_spec(name, package=None):
    name = resolve_name(name, package)
    if name in sys.modules:
        module = sys.modules[name]
        if module is None:
            return None
        try:
            spec = module.__spec__
        except AttributeError:
            raise ValueError(f"{name}.__spec__ is not set") from None
        if spec is None:
            raise ValueError(f"{name}.__spec__ is None")
        return spec
    return _find(name)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """The spec of a module in a file; None if no loader takes files of that kind."""
    if location is None and loader is not None and hasattr(loader, "get_filename"):
        location = loader.get_filename(name)
    if location is not None:
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        if location is None or not location.endswith(tuple(machinery.SOURCE_SUFFIXES)):
            return None
        loader = machinery.SourceFileLoader(name, location)
    spec = machinery.ModuleSpec(name, loader, origin="<unknown>" if location is None else location)
    spec.has_location = location is not None
    if submodule_search_locations is None and hasattr(loader, "is_package") and location is not None:
        try:
            submodule_search_locations = [os.path.dirname(location)] if loader.is_package(name) else None
        except ImportError:
            pass
    if submodule_search_locations is not None:
        spec.submodule_search_locations = submodule_search_locations
        spec.parent = name
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    if origin is None and hasattr(loader, "get_filename"):
        return spec_from_file_location(name, loader=loader)
    if is_package is None and hasattr(loader, "is_package"):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            pass
    return machinery.ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


def module_from_spec(spec):
    create = getattr(spec.loader, "create_module", None)
    if create is None and hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    module = create(spec) if create else None
    if module is None:
        module = types.ModuleType(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
        module.__cached__ = spec.cached
    return module


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Where CPython would keep the code of that file. The VM keeps none."""
    head, tail = os.path.split(os.fspath(path))
    stem = tail.rpartition(".")[0] or tail
    level = f".opt-{optimization}" if optimization not in (None, "") else ""
    return os.path.join(head, _CACHE, f"{stem}.{_TAG}{level}.pyc")


def source_from_cache(path):
    head, tail = os.path.split(os.fspath(path))
    head, cache = os.path.split(head)
    if cache != _CACHE:
        raise ValueError(f"{_CACHE} not bottom-level directory in {os.fspath(path)!r}")
    if tail.count(".") not in (2, 3):
        raise ValueError(f"expected only 2 or 3 dots in {tail!r}")
    return os.path.join(head, tail.partition(".")[0] + ".py")


def decode_source(source_bytes):
    """Source text with \\n as line ends, in the encoding that it declares."""
    from tokenize import detect_encoding

    encoding, _ = detect_encoding(io.BytesIO(source_bytes).readline)
    return io.IncrementalNewlineDecoder(None, True).decode(codecs.decode(source_bytes, encoding))


class _LazyModule(types.ModuleType):
    """Runs the module's code when an attribute is first asked for."""

    def __getattribute__(self, name):
        self.__class__ = types.ModuleType
        spec = self.__spec__
        before, set_before = spec.loader_state["__dict__"], dict(self.__dict__)
        spec.loader.exec_module(self)
        self.__dict__.update({k: v for k, v in set_before.items() if k not in before or before[k] is not v})
        if sys.modules.get(spec.name, self) is not self:
            raise ValueError(f"module object for {spec.name!r} substituted in sys.modules during a lazy load")
        return getattr(self, name)

    def __delattr__(self, name):
        self.__getattribute__(name)
        delattr(self, name)


class LazyLoader(Loader):
    """Puts off what another loader does until the module is used."""

    def __init__(self, loader):
        if not hasattr(loader, "exec_module"):
            raise TypeError("loader must define exec_module()")
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self.loader
        module.__spec__.loader_state = {"__dict__": dict(module.__dict__)}
        module.__class__ = _LazyModule
