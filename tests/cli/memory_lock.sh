# --memory-lock: growth from the start, all for main().
cat >script.py <<'END'
samples = BoundedList(10)


def main():
    i = 0
    while samples.try_push(i):
        i += 1
    print("pushed")
    [i]


print("ready")
END
cat >big.py <<'END'
numbers = list(range(200_000))
print("not reached")
END
$VM run --memory-lock=all script.py
echo "status $?"
$VM run --memory-lock big.py 2>&1 | grep -o "MemoryLockedError" | tr -d "\n"
echo " status ${PIPESTATUS[0]}"
$VM run --memory-lock --memory-limit 16M script.py
$VM run --memory-lock=all -c 'x = 1' 2>&1 | tail -n 1
$VM run --memory-lock=much script.py 2>&1 | head -n 1
