# Findings as JSON: every key in its order, places in code points, several files, nothing found.
. "$HERE/check_program.bash"
program double >double.py
program note >note.py
program clean >clean.py
printf 'def work(n):\n    é = allocate(n); "😀"; free(é)\n    free(é)\n' >wide.py
$VM check --format=json double.py wide.py; echo "status $?"
$VM check --format=json clean.py; echo "status $?"
$VM check --format json note.py >log; echo "status $?"
cat >read.py <<'EOF'
import json
log = json.load(open("log"))
print(log["version"], [(d["code"], d["level"], d["line"], d["function"], d["fix"]) for d in log["diagnostics"]])
EOF
$VM read.py
