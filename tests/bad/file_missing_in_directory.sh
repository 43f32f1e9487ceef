$VM no/such/dir/file.py
