$VM "$HERE/_io_files.py"
