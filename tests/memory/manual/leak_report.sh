cat > leaks.py <<'EOF'
@manual_memory
def make(n):
    kept = [allocate(100) for i in range(n)]
    other = {"a": 1}
    done = [1]
    free(done)
    return other

x = make(3)
y = make(2)
EOF
$VM --memory-debug --check=off leaks.py 2>&1 | sed "s/, [0-9]* bytes/, N bytes/"
$VM --memory-debug --check=off leaks.py 2>/dev/null
echo "status $?"
$VM --memory-debug --check=off -c "print('none')"
echo "status $?"
$VM --check=off leaks.py
echo "status $?"
$VM --memory-debug --check=off -c "allocate(1); raise SystemExit(5)" 2>/dev/null
echo "status $?"
cat >whole.py <<'EOF'
class C:
    def method(self): return [1]

def function():
    def inner(): return 1
    return inner

kept = function()
EOF
$VM --memory-strategy manual --memory-debug --check=off whole.py 2>&1 | sed "s/, [0-9]* bytes/, N bytes/"
