$VM "$HERE/_directories.py"
