$VM --help >out 2>err
echo "status $?"
grep -q '^usage: ' out && echo "usage"
for word in run dis -c -m version; do grep -q -e "$word" out || echo "no $word"; done
cat err
