$VM "$HERE/_sys_and_eval.py"
