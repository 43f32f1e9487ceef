"""Files and folders compared."""
import os as _os
import stat as _stat
from types import GenericAlias as _GenericAlias

__all__ = ["clear_cache", "cmp", "dircmp", "cmpfiles", "DEFAULT_IGNORES"]

DEFAULT_IGNORES = ["RCS", "CVS", "tags", ".git", ".hg", ".bzr", "_darcs", "__pycache__"]
_known = {}


def clear_cache():
    _known.clear()


def cmp(f1, f2, shallow=True):
    """Whether two files are the same: by size and time where that is enough, else by what they hold."""
    def signature(path):
        info = _os.stat(path)
        return _stat.S_IFMT(info.st_mode), info.st_size, info.st_mtime

    one, two = signature(f1), signature(f2)
    if one[0] != _stat.S_IFREG or two[0] != _stat.S_IFREG:
        return False
    if shallow and one == two:
        return True
    if one[1] != two[1]:
        return False
    key = f1, f2, one, two
    if key not in _known:
        if len(_known) > 100:
            clear_cache()
        _known[key] = _same(f1, f2)
    return _known[key]


def _same(f1, f2):
    with open(f1, "rb") as one, open(f2, "rb") as two:
        while True:
            a, b = one.read(8192), two.read(8192)
            if a != b:
                return False
            if not a:
                return True


class dircmp:
    """Two folders: what is in both, and what is the same."""

    def __init__(self, a, b, ignore=None, hide=None):
        self.left, self.right = a, b
        self.hide = [_os.curdir, _os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore

    def phase0(self):
        skipped = set(self.hide) | set(self.ignore)
        self.left_list = sorted(name for name in _os.listdir(self.left) if name not in skipped)
        self.right_list = sorted(name for name in _os.listdir(self.right) if name not in skipped)

    def phase1(self):
        left, right = set(self.left_list), set(self.right_list)
        self.common = [name for name in self.left_list if name in right]
        self.left_only = [name for name in self.left_list if name not in right]
        self.right_only = [name for name in self.right_list if name not in left]

    def phase2(self):
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            try:
                a = _stat.S_IFMT(_os.stat(_os.path.join(self.left, name)).st_mode)
                b = _stat.S_IFMT(_os.stat(_os.path.join(self.right, name)).st_mode)
            except OSError:
                a = b = None
            if a != b or a not in (_stat.S_IFDIR, _stat.S_IFREG):
                self.common_funny.append(name)
            else:
                (self.common_dirs if a == _stat.S_IFDIR else self.common_files).append(name)

    def phase3(self):
        self.same_files, self.diff_files, self.funny_files = cmpfiles(self.left, self.right, self.common_files)

    def phase4(self):
        self.subdirs = {name: type(self)(_os.path.join(self.left, name), _os.path.join(self.right, name), self.ignore, self.hide)
                        for name in self.common_dirs}

    _phases = dict(subdirs=phase4, same_files=phase3, diff_files=phase3, funny_files=phase3, common_dirs=phase2,
                   common_files=phase2, common_funny=phase2, common=phase1, left_only=phase1, right_only=phase1,
                   left_list=phase0, right_list=phase0)

    def __getattr__(self, name):
        if name not in self._phases:
            raise AttributeError(name)
        self._phases[name](self)
        return getattr(self, name)

    def report(self):
        print("diff", self.left, self.right)
        for label, names in (("Only in " + str(self.left), self.left_only), ("Only in " + str(self.right), self.right_only)):
            if names:
                print(label, ":", sorted(names))
        for label, names in (("Identical files", self.same_files), ("Differing files", self.diff_files)):
            if names:
                print(label, ":", sorted(names))
        if self.funny_files:
            print("Trouble with common files :", sorted(self.funny_files))
        if self.common_dirs:
            print("Common subdirectories :", sorted(self.common_dirs))
        if self.common_funny:
            print("Common funny cases :", sorted(self.common_funny))

    def report_partial_closure(self):
        self.report()
        for below in self.subdirs.values():
            print()
            below.report()

    def report_full_closure(self):
        self.report()
        for below in self.subdirs.values():
            print()
            below.report_full_closure()

    __class_getitem__ = classmethod(_GenericAlias)


def cmpfiles(a, b, common, shallow=True):
    """(names of the same, of different, of those that cannot be compared)"""
    result = [], [], []
    for name in common:
        try:
            which = 0 if cmp(_os.path.join(a, name), _os.path.join(b, name), shallow) else 1
        except (OSError, ValueError):
            which = 2
        result[which].append(name)
    return result
