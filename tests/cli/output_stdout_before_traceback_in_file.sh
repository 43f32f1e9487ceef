$VM -c 'print("printed")
raise ValueError("x")' >out 2>err
cat out
tail -n 1 err
