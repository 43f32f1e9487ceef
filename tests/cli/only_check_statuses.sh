# 0 clean, 2 what cannot be checked or is wrong usage; every file is looked at in any case.
printf 'x = 1\n' > clean.py
printf 'def f(:\n' > syntax.py
printf 'def f():\n    return 1\nreturn 2\n' > place.py
head -c 300 /dev/zero | tr '\0' '\377' > garbage.py
printf 'a\0b\n' > nul.py
: > empty.py
printf 'print("from stdin")' | $VM check -; echo "stdin $?"
$VM check clean.py empty.py; echo "clean $?"
for file in syntax.py place.py garbage.py nul.py no_such.py; do
    $VM check $file clean.py 2>&1; echo "$file $?"
done
$VM check; echo "nothing $?"
$VM check --no-such-option clean.py; echo "option $?"
$VM check --format=xml clean.py 2>&1; echo "format $?"
$VM check --fail-on=fatal clean.py 2>&1; echo "fail-on $?"
$VM check --help | head -n 1; echo "help"
mkdir -p folder/below folder/.hidden folder/__pycache__ none
printf 'return\n' | tee folder/below/z.py folder/a.py folder/.hidden/h.py folder/__pycache__/c.py folder/text.txt > /dev/null
ln -s .. folder/below/loop
$VM check folder 2>&1; echo "folder $?"
$VM check none 2>&1; echo "none $?"
$VM check --format=json syntax.py
$VM run --check=maybe clean.py 2>&1 | head -n 1
