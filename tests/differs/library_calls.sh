# Calls of the library with hostile arguments beside CPython's. To record CPython's side anew:
# python3 -W ignore grid.py grid_library record >grid_library.cpython
cd "$HERE" || exit 1
$VM -W ignore grid.py grid_library compare grid_library.cpython grid_library.expected
