$VM "$HERE/_descriptors.py"
