cat > full.py <<'PY'
import sys
class A:
    def method(self, x, *args, **kw):
        """doc"""
        try:
            return [y for y in (x, f"{x!r:>{10}}", {"k": (1, 2)})][0]
        except (ValueError, KeyError) as e:
            raise RuntimeError("x") from e
        finally:
            pass
PY
size=$(wc -c < full.py)
i=1
while [ $i -lt $size ]; do
    head -c $i full.py > t.py
    $VM t.py >out 2>err
    s=$?
    [ $s -le 1 ] || echo "status $s at $i"
    i=$((i + 23))
done
echo "done"
