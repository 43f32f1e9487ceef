"""What is known of installed distributions: the folders NAME-VERSION.dist-info (or .egg-info) beside the modules."""
import csv
import importlib
import pathlib
import re
import sys

__all__ = ["Distribution", "DistributionFinder", "PackageMetadata", "PackageNotFoundError", "distribution", "distributions",
           "entry_points", "files", "metadata", "packages_distributions", "requires", "version"]


class PackageNotFoundError(ModuleNotFoundError):
    """The distribution is not installed."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        (name,) = self.args
        return name


class EntryPoint:
    """A name that a distribution offers for an object: "module:attribute [extras]"."""

    pattern = re.compile(r"(?P<module>[\w.]+)\s*(:\s*(?P<attr>[\w.]+)\s*)?((?P<extras>\[.*\])\s*)?$")
    dist = None

    def __init__(self, name, value, group):
        vars(self).update(name=name, value=value, group=group)

    def load(self):
        found = self.pattern.match(self.value)
        obj = importlib.import_module(found["module"])
        for name in filter(None, (found["attr"] or "").split(".")):
            obj = getattr(obj, name)
        return obj

    module = property(lambda self: self.pattern.match(self.value)["module"])
    attr = property(lambda self: self.pattern.match(self.value)["attr"] or "")
    extras = property(lambda self: re.findall(r"\w+", self.pattern.match(self.value)["extras"] or ""))

    def matches(self, **params):
        return all(getattr(self, name) == value for name, value in params.items())

    def _key(self):
        return self.name, self.value, self.group

    def __lt__(self, other):
        return self._key() < other._key()

    def __eq__(self, other):
        return self._key() == other._key()

    def __setattr__(self, name, value):
        raise AttributeError("EntryPoint objects are immutable.")

    def __repr__(self):
        return f"EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})"

    def __hash__(self):
        return hash(self._key())


class EntryPoints(tuple):
    """Some entry points; select() narrows them."""

    __slots__ = ()

    def __getitem__(self, name):
        if isinstance(name, int):
            return tuple.__getitem__(self, name)
        for found in self.select(name=name):
            return found
        raise KeyError(name)

    def select(self, **params):
        return EntryPoints(ep for ep in self if ep.matches(**params))

    names = property(lambda self: {ep.name for ep in self})
    groups = property(lambda self: {ep.group for ep in self})


class PackageMetadata:
    """The headers of a METADATA file; names in any case, several values by get_all()."""

    def __init__(self, text):
        head, _, self._body = text.partition("\n\n")
        self._items = [(name, value) for name, _, value in (
            line.partition(": ") for line in re.split(r"\n(?![ \t])", head))]
        if self._body and "Description" not in self:
            self._items.append(("Description", self._body))

    def __len__(self):
        return len(self._items)

    def __contains__(self, name):
        return any(k.lower() == name.lower() for k, _ in self._items)

    def __getitem__(self, name):
        return self.get(name)

    def __iter__(self):
        return iter([k for k, _ in self._items])

    keys = __iter__

    def items(self):
        return list(self._items)

    def get(self, name, failobj=None):
        return next((v for k, v in self._items if k.lower() == name.lower()), failobj)

    def get_all(self, name, failobj=None):
        return [v for k, v in self._items if k.lower() == name.lower()] or failobj

    @property
    def json(self):
        several = {"Classifier", "Obsoletes-Dist", "Platform", "Project-URL", "Provides-Dist", "Provides-Extra",
                   "Requires-Dist", "Requires-External", "Supported-Platform", "Dynamic"}
        return {k.replace("-", "_").lower(): self.get_all(k) if k in several else self[k] for k in self}


class PackagePath(pathlib.PurePosixPath):
    """A file of a distribution, relative to its directory; hash, size and dist as attributes."""

    def locate(self):
        return self.dist.locate_file(self)

    def read_text(self, encoding="utf-8"):
        return self.locate().read_text(encoding=encoding)

    def read_binary(self):
        return self.locate().read_bytes()


class DistributionFinder:
    """What a finder on sys.meta_path needs to find distributions: find_distributions(context)."""

    class Context:
        name = None

        def __init__(self, **kwargs):
            vars(self).update(kwargs)

        @property
        def path(self):
            return vars(self).get("path", sys.path)


class Distribution:
    """One distribution, by its folder."""

    def __init__(self, path):
        self._path = pathlib.Path(path)

    @classmethod
    def from_name(cls, name):
        if not name:
            raise ValueError("A distribution name is required.")
        for found in cls.discover(name=name):
            return found
        raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, *, context=None, **kwargs):
        if context and kwargs:
            raise ValueError("cannot accept context and kwargs")
        context = context or DistributionFinder.Context(**kwargs)
        for finder in sys.meta_path:
            if hasattr(finder, "find_distributions"):
                yield from finder.find_distributions(context)
        yield from _search(context)

    @staticmethod
    def at(path):
        return Distribution(path)

    def read_text(self, filename):
        try:
            return self._path.joinpath(filename).read_text(encoding="utf-8")
        except (FileNotFoundError, IsADirectoryError, KeyError, NotADirectoryError, PermissionError):
            return None

    def locate_file(self, path):
        return self._path.parent / path

    @property
    def metadata(self):
        return PackageMetadata(self.read_text("METADATA") or self.read_text("PKG-INFO") or "")

    @property
    def name(self):
        return self.metadata["Name"]

    @property
    def _normalized_name(self):
        return _normalized(self.name)

    @property
    def version(self):
        return self.metadata["Version"]

    @property
    def entry_points(self):
        found, group = [], None
        for line in (self.read_text("entry_points.txt") or "").splitlines():
            line = line.strip()
            if line.startswith("[") and line.endswith("]"):
                group = line[1:-1]
            elif line and not line.startswith("#"):
                name, _, value = (part.strip() for part in line.partition("="))
                found.append(EntryPoint(name, value, group))
                vars(found[-1])["dist"] = self
        return EntryPoints(found)

    @property
    def files(self):
        """The files as PackagePaths; None if there is no list of them."""
        text = self.read_text("RECORD")
        if text is None:
            return None
        found = []
        for name, mark, size in csv.reader(text.splitlines()):
            path = PackagePath(name)
            path.hash, path.size, path.dist = mark or None, int(size) if size else None, self
            found.append(path)
        return found

    @property
    def requires(self):
        return self.metadata.get_all("Requires-Dist")


PathDistribution = Distribution


def _normalized(name):
    return re.sub(r"[-_.]+", "-", name).lower().replace("-", "_")


def _search(context):
    wanted = context.name and _normalized(context.name)
    for folder in context.path:
        try:
            paths = sorted(pathlib.Path(folder or ".").iterdir())
        except OSError:
            continue
        for path in paths:
            stem, dot, kind = path.name.rpartition(".")
            if kind in ("dist-info", "egg-info") and (not wanted or _normalized(stem.partition("-")[0]) == wanted):
                yield Distribution(path)


def distribution(distribution_name):
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    return distribution(distribution_name).metadata


def version(distribution_name):
    return distribution(distribution_name).version


def requires(distribution_name):
    return distribution(distribution_name).requires


def files(distribution_name):
    return distribution(distribution_name).files


def entry_points(**params):
    """Those of all distributions; of two of one name the first counts."""
    seen = {}
    for dist in distributions():
        seen.setdefault(dist._normalized_name if dist.name else dist._path, dist)
    return EntryPoints(ep for dist in seen.values() for ep in dist.entry_points).select(**params)


def packages_distributions():
    """The distributions of each importable name."""
    found = {}
    for dist in distributions():
        tops = (dist.read_text("top_level.txt") or "").split() or sorted(
            {f.parts[0] if len(f.parts) > 1 else f.stem for f in dist.files or () if f.suffix == ".py"})
        for name in tops:
            found.setdefault(name, []).append(dist.metadata["Name"])
    return found
