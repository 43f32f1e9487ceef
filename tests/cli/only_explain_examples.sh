# Every rule's wrong program has that finding and no other, and its right one has none; both run as the rule says.
for n in {101..115}; do
    $VM explain --wrong FH$n >wrong.py
    $VM explain --right FH$n >right.py
    found=$($VM check --fail-on=note --format=json wrong.py | grep -o '"code": "FH[0-9]*"' | sort -u)
    [ "$found" = "\"code\": \"FH$n\"" ] || echo "FH$n: wrong.py has $found"
    $VM check --fail-on=note right.py || echo "FH$n: right.py is not clean"
    $VM run --check=off wrong.py >out 2>err
    echo "FH$n wrong: status $? $(grep -o '^[A-Za-z]*Error' err) $(grep -o '^FH1..' err)"
    $VM run --check=error right.py >/dev/null || echo "FH$n: right.py fails"
done
