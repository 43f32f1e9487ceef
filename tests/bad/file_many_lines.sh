{ seq 1 200000 | sed 's/.*/x = &/'; echo 'print(x)'; } > many.py
$VM many.py
