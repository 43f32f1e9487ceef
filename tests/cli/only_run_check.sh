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
mkdir -p package/inner
cp double.py package/inner/__main__.py
cp leak.py package/part.py
touch package/__init__.py package/inner/__init__.py
$VM --check=error -m package.inner >out 2>err; tell
$VM --check=error -m package.part >out 2>err; tell
$VM -m package.part 2>&1 | head -n 1
$VM --check=error -m calendar 2026 1 | head -n 1
