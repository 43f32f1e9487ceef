# Variables PYTHON…, alone and with -E, -I and options that mean the same.
unset ${!PYTHON*}
mkdir -p here/up
cd here/up
S='import sys
f = sys.flags
print(f.debug, f.inspect, f.interactive, f.optimize, f.no_user_site, f.ignore_environment, f.hash_randomization, f.dev_mode,
      f.safe_path, f.int_max_str_digits, sys.warnoptions, sys.path[:1], sys.stdout.write_through, sys.stdin.encoding,
      sys.stdout.encoding, sys.stdout.errors == "replace", sys.stderr.encoding, sys.stderr.errors)'
for setting in PYTHONOPTIMIZE=1 PYTHONOPTIMIZE=2 PYTHONOPTIMIZE=x PYTHONOPTIMIZE=0 PYTHONOPTIMIZE= PYTHONOPTIMIZE=-3 PYTHONSAFEPATH=1 \
    PYTHONNOUSERSITE=1 PYTHONUNBUFFERED=1 PYTHONUNBUFFERED=0 PYTHONDEVMODE=1 PYTHONINTMAXSTRDIGITS=700 PYTHONHASHSEED=0 \
    PYTHONHASHSEED=5 PYTHONHASHSEED=random PYTHONIOENCODING=ascii PYTHONIOENCODING=ascii:replace PYTHONIOENCODING=:replace \
    PYTHONWARNINGS=error,ignore PYTHONDEBUG=1 PYTHONINSPECT=1; do
    echo "$setting"
    for o in -B -E -OO -I; do
        env "$setting" $VM $o -c "$S" </dev/null 2>/dev/null | sed "s|\['/[^]]*]|[]|" | grep -v '^Freehold\|^>>> $\|^$'
    done
done
for wrong in PYTHONHASHSEED=x PYTHONHASHSEED=-1 PYTHONHASHSEED=4294967296 PYTHONINTMAXSTRDIGITS=x PYTHONINTMAXSTRDIGITS=5 ; do
    env "$wrong" $VM -c 'print("ran")' 2>err
    echo "$wrong $? $(sed -n 's/.*PYTHON[A-Z]*[: ]*//p' err | head -n 1 | cut -c 1-20)"
    env "$wrong" $VM -Ec 'print("ran")'
done
S='import sys; print([p.replace(sys.argv[1], "") for p in sys.path[1:4]])'
PYTHONPATH=../b:./c//d/../e:/tmp/x $VM -c "$S" "${PWD%/up}"
PYTHONPATH=../b::x $VM -c "$S" "${PWD%/up}"
echo 'print("from the path")' >../found.py
PYTHONPATH=.. $VM -c 'import found'
PYTHONPATH=.. $VM -Ec 'import found' 2>&1 | tail -n 1
PYTHONPATH=.. $VM -Pm found
for i in 1 2; do PYTHONHASHSEED=77 $VM -c 'print(hash("abc"), hash(b"x"), list({"a", "b", "c", "d"}))'; done | uniq | wc -l
for i in 1 2; do PYTHONHASHSEED=77 $VM -Rc 'print(hash("abc"))'; done | uniq | wc -l
PYTHONIOENCODING=ascii:replace $VM -c 'print("aé")'
printf '\xe9\n' | PYTHONIOENCODING=latin-1 $VM -c 'print(ascii(input()))'
PYTHONIOENCODING=ascii $VM -c 'print("é")' 2>&1 | tail -n 1
PYTHONIOENCODING=no $VM -c "print(1)" 2>/dev/null || echo "status $?"
