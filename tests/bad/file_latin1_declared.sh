printf '# -*- coding: latin-1 -*-\nprint(ascii("caf\xe9"))\n' > f.py
$VM f.py
