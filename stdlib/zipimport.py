"""Modules from zip files, by a zipimporter; the VM itself does not look into zip files on sys.path."""
import importlib.abc
import importlib.util
import os
import zipfile

__all__ = ["ZipImportError", "zipimporter"]


class ZipImportError(ImportError):
    pass


class zipimporter(importlib.abc.SourceLoader, importlib.abc.PathEntryFinder):
    """Finds and loads the modules of one archive, or of a folder in it: "a.zip/folder"."""

    def __init__(self, path):
        path = os.fsdecode(path)
        if not path:
            raise ZipImportError("archive path is empty", path=path)
        archive, prefix = path, ""
        while not os.path.isfile(archive):
            archive, name = os.path.split(archive)
            if not name:
                raise ZipImportError("not a Zip file", path=path)
            prefix = f"{name}/{prefix}"
        self.archive, self.prefix = archive, prefix
        self.invalidate_caches()

    def __repr__(self):
        return f'<zipimporter object "{os.path.join(self.archive, self.prefix)}">'

    def invalidate_caches(self):
        try:
            with zipfile.ZipFile(self.archive) as z:
                self._files = set(z.namelist())
        except zipfile.BadZipFile as e:
            raise ZipImportError(f"not a Zip file: {self.archive!r}", path=self.archive) from e

    def _member(self, fullname):
        """The member that holds the module; whether that is a package."""
        base = self.prefix + fullname.rpartition(".")[2]
        for name, is_package in ((f"{base}/__init__.py", True), (f"{base}.py", False)):
            if name in self._files:
                return name, is_package
        raise ZipImportError(f"can't find module {fullname!r}", name=fullname)

    def find_spec(self, fullname, target=None):
        try:
            name, is_package = self._member(fullname)
        except ZipImportError:
            return None
        folder = [os.path.join(self.archive, os.path.dirname(name))] if is_package else None
        return importlib.util.spec_from_file_location(fullname, os.path.join(self.archive, name), loader=self,
                                                      submodule_search_locations=folder)

    def is_package(self, fullname):
        return self._member(fullname)[1]

    def get_filename(self, fullname):
        return os.path.join(self.archive, self._member(fullname)[0])

    def get_data(self, path):
        name = os.fsdecode(path)
        if name.startswith(self.archive + os.sep):
            name = name[len(self.archive) + 1:]
        if name not in self._files:
            raise OSError(0, "", name)
        with zipfile.ZipFile(self.archive) as z:
            return z.read(name)
