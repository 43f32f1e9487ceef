# Findings as text: source lines, marks, path; columns of wide characters and tabs; several files; colours.
. "$HERE/check_program.bash"
program double >double.py
program leak >leak.py
program note >note.py
program clean >clean.py
printf 'def work(n):\n\t世界 = allocate(n)\n\tif n: x = "é😀"; free(世界)\n\tfree(世界)\n' >wide.py
printf 'def work(n):\r\n    t = allocate(n)\r\n    free(t)\r\n    free(t)\r\n' >crlf.py
$VM check double.py; echo "status $?"
$VM check clean.py leak.py note.py; echo "status $?"
$VM check wide.py; echo "status $?"
$VM check crlf.py | tr '\r' '~'
$VM check - <double.py | head -n 1
for level in error warning note; do
    for file in double leak note clean; do
        $VM check --fail-on=$level $file.py >/dev/null
        printf '%s %s %s\n' $level $file $?
    done
done
echo 'def (' >bad.py
$VM check bad.py double.py 2>/dev/null | head -n 1
$VM check bad.py double.py >/dev/null 2>&1; echo "one does not compile: $?"
$VM check --color=always double.py | sed 's/\x1b/E/g'
NO_COLOR=1 $VM check --color=auto double.py | grep -c $'\x1b'
