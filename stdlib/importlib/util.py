"""Finding modules without running them; modules from files."""
import sys
import _import
from importlib import _find, machinery


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
    spec = machinery.ModuleSpec(name, loader or machinery.SourceFileLoader(name, location), origin=location)
    spec.has_location = location is not None
    if submodule_search_locations is not None:
        spec.submodule_search_locations = submodule_search_locations
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=False):
    return machinery.ModuleSpec(name, loader, origin=origin, is_package=is_package)


def module_from_spec(spec):
    create = getattr(spec.loader, "create_module", None)
    module = create(spec) if create else None
    if module is None:
        module = type(sys)(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module
