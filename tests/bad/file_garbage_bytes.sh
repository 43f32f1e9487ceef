for seed in 1 2 3 4 5 6 7 8 9 10 11 12; do
    head -c $((seed * 97)) /bin/sh | tail -c $((seed * 53)) > g.py
    $VM g.py >out 2>err
    s=$?
    [ $s = 1 ] || [ $s = 2 ] || [ $s = 0 ] || echo "status $s for seed $seed"
    [ $s = 0 ] || [ -s err ] || echo "no message for seed $seed"
done
echo "done"
