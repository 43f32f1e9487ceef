import linecache, os
print(repr(linecache.getline("lines.py", 1)), repr(linecache.getline("lines.py", 999)), repr(linecache.getline("nope.py", 1)), linecache.getlines("lines.py")[0], linecache.getline("<string>", 1) == "")
linecache.checkcache()
print("lines.py" in linecache.cache)
linecache.clearcache()
print(len(linecache.cache))
