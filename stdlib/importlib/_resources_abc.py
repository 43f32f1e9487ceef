"""What a package's data files are reached through."""
import abc
import os
from typing import Protocol, runtime_checkable

__all__ = ["ResourceReader", "Traversable", "TraversableResources"]


class ResourceReader(metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def open_resource(self, resource):
        raise FileNotFoundError

    @abc.abstractmethod
    def resource_path(self, resource):
        raise FileNotFoundError

    @abc.abstractmethod
    def is_resource(self, path):
        raise FileNotFoundError

    @abc.abstractmethod
    def contents(self):
        raise FileNotFoundError


@runtime_checkable
class Traversable(Protocol):
    """The part of pathlib.Path that data files have wherever they lie."""

    @abc.abstractmethod
    def iterdir(self): ...

    def read_bytes(self):
        with self.open("rb") as f:
            return f.read()

    def read_text(self, encoding=None):
        with self.open(encoding=encoding) as f:
            return f.read()

    @abc.abstractmethod
    def is_dir(self): ...

    @abc.abstractmethod
    def is_file(self): ...

    @abc.abstractmethod
    def joinpath(self, *descendants): ...

    def __truediv__(self, child):
        return self.joinpath(child)

    @abc.abstractmethod
    def open(self, mode="r", *args, **kwargs): ...

    @property
    @abc.abstractmethod
    def name(self): ...


class TraversableResources(ResourceReader):
    @abc.abstractmethod
    def files(self):
        """The Traversable of the package."""

    def open_resource(self, resource):
        return self.files().joinpath(resource).open("rb")

    def resource_path(self, resource):
        raise FileNotFoundError(resource)

    def is_resource(self, path):
        return self.files().joinpath(path).is_file()

    def contents(self):
        return (item.name for item in self.files().iterdir())
