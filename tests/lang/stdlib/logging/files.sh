$VM "$HERE/_files.py"
