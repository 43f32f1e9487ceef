# Every flag that `freehold help` and the help of the commands name is known to the program and stands in the man page, in
# the completions of three shells and in the documentation; the man page names no others; the page of the prompt shows the
# usage as it is.
root=$HERE/../..
flags() { grep -oE -- '(^|[^a-zA-Z0-9_-])--?[a-zA-Z][a-zA-Z-]*(…?)' | grep -v '…' | sed -E 's/^[^-]*//' | sort -u; }
for command in "" run repl check explain dis lsp help version; do $VM help $command; done >help
flags <help >told
sed 's/\\-/-/g; s/\\f.//g' "$root/docs/freehold.1" | sed -n '/^.SH SYNOPSIS/,$p' | flags >man
sed -n '/^ *local options=/p; /compgen/p' "$root/repl/shell/freehold.bash" | flags >bash
flags <"$root/repl/shell/_freehold" >zsh
grep -oE -- '-(l [a-z-]+|[os] [a-zA-Z])\b' "$root/repl/shell/freehold.fish" | sed -E 's/^-l /--/; s/^-[os] /-/' | sort -u >fish
cat "$root"/docs/*.md "$root/README.md" | flags >docs
for place in man bash zsh fish docs; do comm -23 told $place | sed "s/$/ is not in $place/"; done
comm -13 told man | sed 's/$/ is in the man page alone/'
while read -r flag; do
    $VM $flag </dev/null 2>&1 | grep -q '^unknown option' && $VM check $flag 2>&1 | grep -q 'unknown' && echo "$flag is not known"
done <told
$VM help >usage
sed -n '/^\$ freehold help$/,/^```$/p' "$root/docs/repl.md" | sed '1d;$d' | diff usage - && echo "the page shows the usage"
wc -l <told
