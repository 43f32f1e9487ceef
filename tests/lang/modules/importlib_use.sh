$VM "$HERE/_importlib_use.py"
