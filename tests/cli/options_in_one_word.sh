# -cSOURCE and -mMODULE; behind -- there are no options
printf 'import sys\nprint(sys.argv, __name__)\n' >script.py
cp script.py ./-c
$VM -c'import sys; print(sys.argv)' a -b
$VM -mscript a -b 2>&1 | sed "s|$PWD/||"
$VM -- script.py -c -- x
$VM -- -c x
$VM -W ignore -- script.py
echo 'print("piped")' | $VM --
echo 'import sys; print(sys.argv)' | $VM -- - 1
$VM -c'1/0' 2>&1 | tail -n 1
