"""Data files in packages."""
import contextlib
import importlib
import os
import pathlib
import types
import warnings

from importlib._resources_abc import ResourceReader, TraversableResources

__all__ = ["Package", "Resource", "ResourceReader", "as_file", "contents", "files", "is_resource", "open_binary",
           "open_text", "path", "read_binary", "read_text"]
Package = types.ModuleType | str
Resource = str


class _Joined:
    """The directories of a package without an __init__ as one."""

    def __init__(self, paths):
        self._paths = [pathlib.Path(p) for p in paths]
        self.name = self._paths[0].name

    def iterdir(self):
        return (item for path in self._paths for item in path.iterdir())

    def joinpath(self, *descendants):
        found = [p for p in (path.joinpath(*descendants) for path in self._paths) if p.exists()]
        return found[0] if found else self._paths[0].joinpath(*descendants)

    __truediv__ = joinpath

    def is_dir(self):
        return True

    def is_file(self):
        return False

    def open(self, *args, **kwargs):
        raise FileNotFoundError(f"{self} is not a file")

    read_bytes = read_text = open

    def __repr__(self):
        return f"MultiplexedPath({', '.join(repr(str(p)) for p in self._paths)})"


class _Reader(TraversableResources):
    def __init__(self, paths):
        self._paths = paths

    def files(self):
        return pathlib.Path(self._paths[0]) if len(self._paths) == 1 else _Joined(self._paths)

    def resource_path(self, resource):
        return str(self.files().joinpath(resource))


def _package(package):
    module = package if isinstance(package, types.ModuleType) else importlib.import_module(package)
    if module.__spec__ is None or module.__spec__.submodule_search_locations is None:
        raise TypeError(f"{package!r} is not a package")
    return module


def files(package):
    """The root of the package's data files: has joinpath, iterdir, read_text and so on."""
    spec = _package(package).__spec__
    reader = getattr(spec.loader, "get_resource_reader", None)
    reader = reader(spec.name) if reader is not None else None
    if reader is None:
        if not spec.submodule_search_locations:
            raise FileNotFoundError(f"the data files of {spec.name!r} cannot be read")
        reader = _Reader(list(spec.submodule_search_locations))
    return reader.files()


@contextlib.contextmanager
def as_file(path):
    """The path in the file system, while the block runs."""
    if isinstance(path, pathlib.Path):
        yield path
        return
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        yield _copied(path, pathlib.Path(folder))


def _copied(source, folder):
    target = folder / source.name
    if source.is_dir():
        target.mkdir()
        for item in source.iterdir():
            _copied(item, target)
    else:
        target.write_bytes(source.read_bytes())
    return target


def _resource(package, resource):
    warnings.warn("%s is deprecated. Use files() instead. Refer to https://importlib-resources.readthedocs.io"
                  "/en/latest/using.html#migrating-from-legacy for migration advice." % _caller(), DeprecationWarning,
                  stacklevel=3)
    if resource is None:
        return files(package)
    resource = str(resource)
    if os.path.dirname(resource):
        raise ValueError(f"{resource!r} must be only a file name")
    return files(package) / resource


def _caller():
    import sys

    return sys._getframe(2).f_code.co_name


def open_binary(package, resource):
    return _resource(package, resource).open("rb")


def read_binary(package, resource):
    return _resource(package, resource).read_bytes()


def open_text(package, resource, encoding="utf-8", errors="strict"):
    return _resource(package, resource).open("r", encoding=encoding, errors=errors)


def read_text(package, resource, encoding="utf-8", errors="strict"):
    with _resource(package, resource).open("r", encoding=encoding, errors=errors) as f:
        return f.read()


def contents(package):
    return [item.name for item in _resource(package, None).iterdir()]


def is_resource(package, name):
    return _resource(package, name).is_file()


def path(package, resource):
    return as_file(_resource(package, resource))
