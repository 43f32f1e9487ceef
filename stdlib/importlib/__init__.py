"""Importing by name."""
import sys
import _import

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]
__import__ = __import__


def import_module(name, package=None):
    """The module of that name; a leading dot is relative to the package."""
    level = len(name) - len(name.lstrip("."))
    if level:
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import for %r" % name)
        bits = package.rsplit(".", level - 1)
        if len(bits) < level:
            raise ImportError("attempted relative import beyond top-level package")
        name = bits[0] + "." + name[level:] if name[level:] else bits[0]
    return _import.import_module(name)


def invalidate_caches():
    """Tells the finders that files have come or gone."""
    for finder in sys.meta_path:
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


def reload(module):
    """Runs the module's source again in its namespace."""
    name = getattr(getattr(module, "__spec__", None), "name", None) or getattr(module, "__name__", None)
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    spec = _find(name, module)
    if spec is None:
        raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
    module.__spec__ = spec
    if spec.loader is not None:
        spec.loader.exec_module(module)
    return sys.modules[name]


def _find(name, target=None):
    parent = name.rpartition(".")[0]
    path = None
    if parent:
        package = _import.import_module(parent)
        try:
            path = package.__path__
        except AttributeError:
            raise ModuleNotFoundError(f"__path__ attribute not found on {parent!r} while trying to find {name!r}",
                                      name=name) from None
    for finder in sys.meta_path:
        spec = finder.find_spec(name, path, target)
        if spec is not None:
            return spec
