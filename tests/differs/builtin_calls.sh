# Calls of the builtins with hostile arguments beside CPython's. To record CPython's side anew:
# python3 -W ignore grid.py grid_builtins record >grid_builtins.cpython
cd "$HERE" || exit 1
$VM -W ignore grid.py grid_builtins compare grid_builtins.cpython grid_builtins.expected
