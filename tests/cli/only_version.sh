$VM --version >out 2>err
echo "status $?"
grep -c '^[Ff]reehold [0-9]' out
cat err
