echo '{"b": [1, 2], "a": "é"}' >in.json
$VM -m json.tool in.json
$VM -m json.tool --compact --sort-keys in.json
$VM -m json.tool --no-ensure-ascii --indent 1 in.json out.json && cat out.json
printf '[1]\n{"a": 2}\n' | $VM -m json.tool --json-lines --no-indent
echo '[1,' | $VM -m json.tool || echo "status $?"
