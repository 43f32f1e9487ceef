"""Specs, finders and loaders. The VM imports without them: what it has imported gets its loader when it is asked for."""
import os
import sys
import _import
from importlib.abc import FileLoader, InspectLoader, MetaPathFinder, PathEntryFinder, SourceLoader

ModuleSpec = _import.spec_type()
PathFinder = MetaPathFinder.register(_import.path_finder())
SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = []


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class BuiltinImporter(InspectLoader):
    """Loads what is part of the program: native modules and library scripts."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None if path is not None else PathFinder.find_spec(fullname, [])

    @staticmethod
    def create_module(spec):
        return _import.import_module(spec.name)

    @staticmethod
    def exec_module(module):
        """A library script runs again; a native module is what it is."""
        name = module.__spec__.name
        source = _import.source(f"<freehold {name}>")
        if source is not None:
            exec(compile(source, f"<freehold {name}>", "exec"), module.__dict__)

    @staticmethod
    def is_package(fullname):
        return BuiltinImporter.find_spec(fullname).submodule_search_locations is not None

    @staticmethod
    def get_code(fullname):
        return None

    @staticmethod
    def get_source(fullname):
        return None


FrozenImporter = BuiltinImporter


class SourceFileLoader(FileLoader, SourceLoader):
    """Loads one module from a source file."""

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def get_filename(self, fullname=None):
        self._check(fullname)
        return self.path

    def path_stats(self, path):
        st = os.stat(path)
        return {"mtime": st.st_mtime, "size": st.st_size}

    def is_package(self, fullname):
        stem = os.path.basename(self.get_filename(fullname)).rpartition(".")[0]
        return stem == "__init__" and fullname.rpartition(".")[2] != "__init__"

    def get_resource_reader(self, fullname):
        from importlib.resources import _Reader

        self._check(fullname)
        return _Reader([os.path.dirname(self.path)])

    def load_module(self, fullname=None):
        self._check(fullname)
        return super().load_module(self.name)

    def _check(self, fullname):
        if fullname is not None and fullname != self.name:
            raise ImportError(f"loader for {self.name} cannot handle {fullname}", name=fullname)


class NamespaceLoader(InspectLoader):
    """Stands for the directories of a package without an __init__."""

    def __init__(self, name, path, path_finder=None):
        self._path = path

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ""

    def get_code(self, fullname):
        return compile("", "<string>", "exec", dont_inherit=True)

    def exec_module(self, module):
        pass

    def get_resource_reader(self, module):
        from importlib.resources import _Reader

        return _Reader(list(self._path))


class FileFinder(PathEntryFinder):
    """Finds modules in one directory."""

    def __init__(self, path, *loader_details):
        self.path = os.path.abspath(path or ".")
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]

    def __repr__(self):
        return f"FileFinder({self.path!r})"

    def find_spec(self, fullname, target=None):
        from importlib.util import spec_from_file_location

        base = os.path.join(self.path, fullname.rpartition(".")[2])
        for suffix, loader in self._loaders:
            for path, search in ((os.path.join(base, "__init__" + suffix), [base]), (base + suffix, None)):
                if os.path.isfile(path):
                    return spec_from_file_location(fullname, path, loader=loader(fullname, path),
                                                   submodule_search_locations=search)
        if os.path.isdir(base):
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base]
            return spec
        return None

    def invalidate_caches(self):
        pass

    @classmethod
    def path_hook(cls, *loader_details):
        def path_hook_for_FileFinder(path):
            if not os.path.isdir(path):
                raise ImportError("only directories are supported", path=path)
            return cls(path, *loader_details)

        return path_hook_for_FileFinder


def _loader_of(spec):
    """The loader of what the VM found itself."""
    if spec.has_location:
        return SourceFileLoader(spec.name, spec.origin)
    if spec.origin is None:
        return NamespaceLoader(spec.name, spec.submodule_search_locations)
    return BuiltinImporter
