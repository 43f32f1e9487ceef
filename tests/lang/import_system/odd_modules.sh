# Modules that remove themselves or have a bad __all__; features of __future__ that there are not
printf 'import sys\ndel sys.modules[__name__]\n' >rm_self.py
printf '__all__ = [1]\n' >bad_all.py
printf 'globals()[1] = 2\n' >bad_key.py
printf 'import rm_self\n' >one.py
printf 'from bad_all import *\n' >two.py
printf 'from bad_key import *\n' >three.py
printf 'from __future__ import braces\n' >four.py
printf 'from __future__ import annotations, nope\n' >five.py
printf 'try:\n    compile("from __future__ import nope", "f", "exec")\nexcept SyntaxError as e:\n    print(e.msg, e.text, e.offset, e.end_offset)\n' >six.py
for name in one two three six; do
    $VM $name.py 2>&1 | tail -n 1
done
for name in four five; do
    $VM $name.py 2>&1 | tail -n 3
done
