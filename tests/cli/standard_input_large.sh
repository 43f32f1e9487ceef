{ seq 1 50000 | sed 's/.*/x = &/'; echo 'print(x)'; } | $VM -
