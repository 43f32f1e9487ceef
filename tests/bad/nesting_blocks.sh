i=0
while [ $i -lt 150 ]; do printf "%*sif 1:\n" $i ""; i=$((i + 1)); done > n.py
printf "%*spass\n" $i "" >> n.py
$VM n.py >out 2>err
echo "status $?"
tail -n 1 err
i=0
while [ $i -lt 30 ]; do printf "%*sfor x in [1]:\n" $i ""; i=$((i + 1)); done > m.py
printf "%*spass\n" $i "" >> m.py
$VM m.py >out 2>err
echo "status $?"
tail -n 1 err
