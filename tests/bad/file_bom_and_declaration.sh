printf '\xef\xbb\xbfprint("bom")\n' > a.py
$VM a.py
printf '\xef\xbb\xbf# coding: latin-1\nprint(1)\n' > b.py
$VM b.py >out 2>err
echo "status $?"
cat out
