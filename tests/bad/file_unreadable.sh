printf 'print(1)\n' > f.py
chmod 000 f.py
if [ "$(id -u)" = 0 ]; then echo "refused"; else $VM f.py >/dev/null 2>err || echo "refused"; fi
