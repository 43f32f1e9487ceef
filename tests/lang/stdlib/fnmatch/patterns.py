import fnmatch
for p in ["*.py", "a?c", "[abc]", "[!abc]", "[a-c]x", "[]a]", "[", "a*b*c", "**", "[z-a]", "[!]", "[^a]", "a[b-]c", "x[-]", ".", "a+b", "[&&]", ""]:
    print(p, fnmatch.translate(p), [n for n in ["a.py", "abc", "ax", "bx", "zx", "a", "b", "^a", "]", "[a", "axbxc", "a-c", "x-", "", "!", "a+b", "&"] if fnmatch.fnmatch(n, p)])
print(fnmatch.filter(["a.py", "b.txt"], "*.py"), fnmatch.fnmatch(b"a.py", b"*.py"), fnmatch.fnmatchcase("A", "a"))
