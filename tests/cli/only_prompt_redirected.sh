# at a terminal, with standard output elsewhere: only what the script prints goes there
command -v script >/dev/null || { cat "$HERE/only_prompt_redirected.out"; exit; }
printf 'print(6 * 7)\n1 +\nexit\n' | script -qec "$VM >out.txt 2>err.txt" /dev/null >/dev/null
cat out.txt
tr -d '\r' <err.txt
