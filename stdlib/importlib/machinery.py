"""Specs, and a loader of source files."""
import _import

ModuleSpec = _import.spec_type()
SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = []
EXTENSION_SUFFIXES = []


def all_suffixes():
    return list(SOURCE_SUFFIXES)


class SourceFileLoader:
    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def create_module(self, spec):
        return None

    def get_data(self, path):
        with open(path, "rb") as f:
            return f.read()

    def get_filename(self, name=None):
        return self.path

    def get_source(self, name=None):
        return self.get_data(self.path).decode()

    def get_code(self, name=None):
        return compile(self.get_data(self.path), self.path, "exec")

    def exec_module(self, module):
        exec(self.get_code(), module.__dict__)
