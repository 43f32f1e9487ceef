cp "$HERE/../../../../examples/logs/access.log" .
program=$HERE/../../../../examples/loganalyser.py
$VM "$program" access.log --status 4xx,5xx --since 2024-03-10T00:00 --json
$VM "$program" access.log --path posts -n 2 --bucket 1d
COLUMNS=80 $VM "$program" --help
$VM "$program" access.log --session x 2>&1
echo "status $?"
