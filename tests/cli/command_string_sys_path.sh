printf 'print("imported from the current directory")\n' > local_module.py
$VM -c 'import local_module, sys; print(repr(sys.path[0]))'
