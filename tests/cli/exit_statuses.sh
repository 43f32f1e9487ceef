for code in 'pass' 'raise SystemExit' 'raise SystemExit(0)' 'raise SystemExit(5)' 'raise SystemExit("m")' 'import sys; sys.exit(3)' 'import sys; sys.exit(None)' 'import sys; sys.exit("text")' '1/0' 'x =' 'import sys; sys.exit(300)' 'import sys; sys.exit(-1)' 'import sys; sys.exit(True)' 'import sys; sys.exit(2.5)' 'exit(9)' 'quit(8)' 'raise KeyError' 'import no_such_mod' 'import sys; sys.exit([])' 'import sys; sys.exit(2**70)'; do
    $VM -c "$code" >out 2>err
    echo "$? $code [$(tail -n 1 err)]"
done
