# `run` checks first: off, warn (the default), error; notes and code that does not compile are left to the run.
. "$HERE/check_program.bash"
program double >double.py
program leak >leak.py
program note >note.py
program clean >clean.py
tell() { echo "status $?; out: $(head -c 100 out); err: $(grep -c FH10 err) $(tail -n 1 err)"; }
for mode in off warn error; do
    for file in double leak note clean; do
        echo "== $mode $file"
        $VM run --check=$mode $file.py >out 2>err; tell
    done
done
echo "== default"
$VM leak.py 2>&1
$VM --check=error -c 'b = allocate(1); free(b); free(b)' >out 2>err; tell
$VM run --check error - <leak.py >out 2>err; tell
echo 'def (' >bad.py
$VM --check=error bad.py >out 2>err; tell
printf 'import leak\nprint("main")\n' >main.py
$VM --check=error main.py
