# Attributes of the builtin types beside CPython's. To record CPython's side anew: python3 members.py >members.cpython
cd "$HERE" || exit 1
$VM members.py members.cpython members.expected
