printf 'import sys\nprint(sys.argv)\n' > script.py
$VM script.py
$VM script.py one "two three" '' -- -c --version é
$VM ./script.py x
mkdir dir && cp script.py dir/
$VM dir/script.py y
