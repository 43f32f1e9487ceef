$VM -m no_such_module_x >out 2>err
echo "status $?"
cat out
sed 's/.*: //' err
mkdir plain
: > plain/__init__.py
$VM -m plain >out 2>err
echo "status $?"
