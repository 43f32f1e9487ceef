cat > a.py <<'P'
import sys, warnings
print(sys.warnoptions, sys.argv)
def f(): warnings.warn("old", DeprecationWarning)
f()
warnings.warn("user")
x = "\d"
P
$VM a.py
$VM -W error a.py || echo "status $?"
$VM -Wignore a.py b
$VM -W default -W "ignore:user" a.py
$VM -W "error::UserWarning" a.py || echo "status $?"
$VM -W nonsense -W "error:::::" -W "ignore::NoSuch" -W ignore::UserWarning:__main__:5 a.py
PYTHONWARNINGS=ignore,error::DeprecationWarning $VM -W ignore a.py
$VM -W always -c 'import warnings
warnings.warn("a"); "\e"'
echo 'import sys; print(sys.warnoptions)' | $VM -W once
