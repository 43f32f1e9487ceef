# The stubs for type checkers are Python, name all that the module `memory` has, and no attribute that is not there.
cat > read.py <<'EOF'
import memory, re, sys

text = open(sys.argv[1]).read()
compile(text, "freehold.pyi", "exec")
classes, functions, owner = {}, set(), None
for line in text.splitlines():
    if m := re.match(r"class (\w+)", line):
        owner = classes.setdefault(m[1], set())
    elif m := re.match(r"    def (\w+)", line):
        owner.add(m[1])
    elif m := re.match(r"def (\w+)|(\w+) =", line):
        functions.add(m[1] or m[2])
listed = set(re.findall(r'"(\w+)"', re.search(r"__all__ = \[(.*?)\]", text, re.S)[1]))
print("not in the stubs:", sorted(set(memory.__all__) - set(classes) - functions))
print("not listed:", sorted(set(memory.__all__) - listed))
print("listed, not there:", sorted(listed - set(memory.__all__)))
for name in sorted(classes):
    there = dir(getattr(memory, name, None) or type(create_arena("a")))
    ours = {"__exit__", "__enter__", "__buffer__"}
    print(name, sorted(classes[name] - set(there) - ours))
EOF
stubs=$HERE/../../stdlib/stubs
$VM read.py $stubs/freehold.pyi
for name in memory __builtins__; do grep -c 'from freehold import \*' $stubs/$name.pyi; done
