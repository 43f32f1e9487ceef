$VM "$HERE/_renaming.py"
