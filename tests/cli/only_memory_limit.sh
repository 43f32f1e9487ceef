$VM --memory-limit 20M -c 'x = [0] * 10**7' 2>&1
echo "status $?"
$VM --memory-limit=20M -c 'x = [0] * 10**6; print(len(x))'
$VM --memory-limit=1z -c '1' 2>&1 | head -n 1
