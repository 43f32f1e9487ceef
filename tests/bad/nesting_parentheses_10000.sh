for open in '(' '[' '{' '-' 'not ' 'lambda:' 'f(' '[x for x in ' 'x[' '(yield ' '~' '2**' '1 if 1 else '; do
    { echo 'x = 1'; echo 'def f(a): return a'; i=0; s=""; while [ $i -lt 10 ]; do s="$s$open"; i=$((i + 1)); done; i=0; while [ $i -lt 1000 ]; do printf '%s' "$s"; i=$((i + 1)); done; printf '1\n'; } > n.py
    $VM n.py >out 2>err
    s=$?
    [ $s = 1 ] && [ -s err ] || echo "'$open': status $s"
done
echo "done"
