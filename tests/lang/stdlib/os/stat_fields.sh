$VM "$HERE/_stat_fields.py"
