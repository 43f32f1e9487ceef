for command in run repl check explain dis lsp help version; do $VM help $command | head -n 1; done
$VM help chekc 2>&1
echo "status $?"
$VM chekc 2>&1
echo "status $?"
$VM --memroy-debug x.py 2>&1 | head -n 2
$VM version | sed 's/[0-9.]*$/N/'
