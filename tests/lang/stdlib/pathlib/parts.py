from pathlib import PurePath, PurePosixPath, Path
for s in ["", ".", "a", "a/b", "/", "//", "///", "/a", "//a/b", "a//b/./c/", "a/../b", "..", "./a", "a.tar.gz", ".bashrc", "a.", "a.b/c", "x/.y.z", "é"]:
    p = PurePath(s)
    print(repr(p), str(p), p.parts, p.root, p.anchor, p.name, p.suffix, p.suffixes, p.stem, p.parent, list(p.parents), p.is_absolute(), bytes(p))
