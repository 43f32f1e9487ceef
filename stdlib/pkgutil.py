"""What packages hold: their modules and data files."""
import collections
import importlib
import importlib.util
import os
import sys
import types
from importlib.machinery import FileFinder, SOURCE_SUFFIXES, SourceFileLoader

__all__ = ["get_importer", "iter_importers", "get_loader", "find_loader", "walk_packages", "iter_modules", "get_data",
           "extend_path", "resolve_name", "ModuleInfo"]
ModuleInfo = collections.namedtuple("ModuleInfo", "module_finder name ispkg")
ModuleInfo.__doc__ = "A namedtuple with minimal info about a module."


def get_importer(path_item):
    """The finder for one entry of a path; None if nothing there can be imported."""
    path_item = os.fsdecode(path_item)
    for hook in sys.path_hooks:
        try:
            return hook(path_item)
        except ImportError:
            pass
    return FileFinder(path_item, (SourceFileLoader, SOURCE_SUFFIXES)) if os.path.isdir(path_item or ".") else None


def iter_importers(fullname=""):
    """The finders that an import of the name asks."""
    if fullname.startswith("."):
        raise ImportError(f"Relative module name {fullname!r} not supported")
    path = sys.path
    if "." in fullname:
        path = getattr(importlib.import_module(fullname.rpartition(".")[0]), "__path__", None)
        if path is None:
            return
    else:
        yield from sys.meta_path
    for item in path:
        yield get_importer(item)


def iter_modules(path=None, prefix=""):
    """The modules in the directories, or at the top level."""
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    seen = set()
    for finder in iter_importers() if path is None else map(get_importer, path):
        listed = finder.iter_modules(prefix) if hasattr(finder, "iter_modules") else _modules_of(finder, prefix)
        for name, is_package in listed:
            if name not in seen:
                seen.add(name)
                yield ModuleInfo(finder, name, is_package)


def _modules_of(finder, prefix):
    try:
        names = sorted(os.listdir(finder.path))
    except (AttributeError, OSError):
        return
    for name in names:
        stem, dot, suffix = name.rpartition(".")
        folder = os.path.join(finder.path, name)
        if dot and dot + suffix in SOURCE_SUFFIXES and stem != "__init__" and "." not in stem:
            yield prefix + stem, False
        elif not dot and os.path.isdir(folder) and os.path.isfile(os.path.join(folder, "__init__.py")):
            yield prefix + name, True


def walk_packages(path=None, prefix="", onerror=None):
    """The modules in the directories and in the packages there, which are imported."""
    seen = set()
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            inner = [p for p in getattr(sys.modules[info.name], "__path__", None) or [] if p not in seen]
            seen.update(inner)
            yield from walk_packages(inner, info.name + ".", onerror)


def find_loader(fullname):
    if fullname.startswith("."):
        raise ImportError(f"Relative module name {fullname!r} not supported")
    try:
        spec = importlib.util.find_spec(fullname)
    except (ImportError, AttributeError, TypeError, ValueError) as e:
        raise ImportError(f"Error while finding loader for {fullname!r} ({type(e)}: {e})") from e
    return None if spec is None else spec.loader


def get_loader(module_or_name):
    name = sys.modules.get(module_or_name, module_or_name) if isinstance(module_or_name, str) else module_or_name
    if name is None:
        return None
    if isinstance(name, types.ModuleType):
        loader = getattr(name, "__loader__", None)
        if loader is not None or getattr(name, "__spec__", None) is None:
            return loader
        name = name.__name__
    return find_loader(name)


def get_data(package, resource):
    """A data file of a package as bytes; None where its loader cannot read any."""
    spec = importlib.util.find_spec(package)
    if spec is None or not hasattr(spec.loader, "get_data"):
        return None
    module = importlib.import_module(package)
    if getattr(module, "__file__", None) is None:
        return None
    return spec.loader.get_data(os.path.join(os.path.dirname(module.__file__), *resource.split("/")))


def extend_path(path, name):
    """The package's path with the folders of its name in all of sys.path."""
    if not isinstance(path, list):
        return path
    path = path[:]
    parts, search = name.split("."), sys.path
    if len(parts) > 1:
        search = getattr(sys.modules.get(name.rpartition(".")[0]), "__path__", [])
    for folder in search:
        portion = os.path.join(folder, parts[-1])
        if os.path.isfile(os.path.join(portion, "__init__.py")) and portion not in path:
            path.append(portion)
    return path


def resolve_name(name):
    """The object of "package.module:object.attribute" or "package.module.object.attribute"."""
    module, colon, rest = name.partition(":")
    names = module.split(".") + rest.split(".") * bool(rest)
    if not all(part.isidentifier() for part in names):
        raise ValueError(f"invalid format: {name!r}")
    if colon:
        result, left = importlib.import_module(module), rest.split(".") if rest else []
    else:
        at, *left = names
        result = importlib.import_module(at)
        while left:
            try:
                result = importlib.import_module(f"{at}.{left[0]}")
            except ImportError:
                break
            at = f"{at}.{left.pop(0)}"
    for part in left:
        result = getattr(result, part)
    return result
