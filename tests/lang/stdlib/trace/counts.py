import os
import tempfile
import trace

folder = tempfile.mkdtemp()
path = os.path.join(folder, "m.py")
with open(path, "w") as f:
    f.write("def f(n):\n    t = 0\n    for i in range(n):\n        t += i\n    return t\n\ndef unused():\n    return 1\n\nf(3)\n")
with open(path) as f:
    code = compile(f.read(), path, "exec")
t = trace.Trace(count=1, trace=0)
t.runctx(code, {"__file__": path}, {})
r = t.results()
print(sorted((os.path.basename(f), n, c) for (f, n), c in r.counts.items()))
r.write_results(show_missing=True, summary=False, coverdir=folder)
print(open(os.path.join(folder, os.path.join(folder, "m").replace(os.sep, ".").lstrip(".") + ".cover")).read())
t = trace.Trace(count=0, trace=1)
t.runctx(code, {"__file__": path}, {})
t = trace.Trace(countfuncs=1)
t.runctx(code, {"__file__": path}, {})
print(sorted(f[1:] for f in t.results().calledfuncs if f[0] == path))
