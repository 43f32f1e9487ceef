printf 'a\nb b\n\nc' | $VM -c 'import sys
for line in sys.stdin: print(repr(line))'
printf 'whole\ntext' | $VM -c 'import sys; print(repr(sys.stdin.read())); print(repr(sys.stdin.read()))'
printf 'l1\nl2\nl3\n' | $VM -c 'import sys; print(repr(sys.stdin.readline()), sys.stdin.readlines())'
printf 'caf\xc3\xa9 \xe2\x82\xac\n' | $VM -c 'import sys; s = sys.stdin.read(); print(len(s), s)'
