$VM "$HERE/_os_files.py"
