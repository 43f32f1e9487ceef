{ seq 1 5000 | sed 's/.*/def f&(a, b=&): return a + b + &/'; echo 'print(f1(1), f2500(1), f5000(1))'; } > many.py
$VM many.py
