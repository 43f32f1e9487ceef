$VM -c 'import sys; print(sys.argv, __name__)' one "two words" -x --flag -c -m é
