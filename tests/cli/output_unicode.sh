$VM -c 'print("é€😀")'
$VM -c 'print("日本" * 3, "\u0301a")'
$VM -c 'import sys; sys.stderr.write("é to stderr\n")' 2>&1
