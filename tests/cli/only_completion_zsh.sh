# the completion script of zsh, asked by Tab in a zsh of its own
if ! zsh -fc 'zmodload zsh/zpty' 2>/dev/null; then
    echo "zsh is not installed: its completion is not tested" >&2
    cat "$HERE/only_completion_zsh.out"
    exit
fi
mkdir bin && ln -s "${VM##* }" bin/freehold && touch script.py other.txt
export PATH=$PWD/bin:$PATH SHELL_FOLDER=$HERE/../../repl/shell
cat >ask.zsh <<'ZSH'
zmodload zsh/zpty
zpty shell "TERM=dumb COLUMNS=200 zsh -f"
# Writes a line, and gives what comes back up to a line that says so.
ask() {
    local part all=
    zpty -wn shell "$1"
    while [[ $all != *$2* ]] && zpty -r shell part; do all+=$part; done
    answer=$all
}
# One key a question, and only once it is ready: what comes while its editor does not read would be the terminal's to edit.
ask $'PS1= PS2= ; fpath=($SHELL_FOLDER $fpath); autoload -U compinit; compinit -u -D; unsetopt prompt_cr prompt_sp; setopt no_list_beep no_always_last_prompt; LISTMAX=100000; show() { zle list-choices; zle -R; print "end of "list; BUFFER= }; zle -N show; bindkey "^I" show; zle-line-init() print re""ady; zle -N zle-line-init; stty -echo\n' ready
for line in "freehold r" "freehold --mem" "freehold --memory-strategy " "freehold run s" "freehold help ex" \
    "freehold check --fo" "freehold check --format=" "freehold explain FH10" "freehold run --memory-lock="; do
    print "$line:"
    ask "$line"$'\t' "end of list"
    print -r -- "$answer" | tr -d '\r\a' | sed 's/\x1b\[[?0-9;]*[a-zA-Z]//g; s/ *$//' |
        grep -v -e 'freehold ' -e 'end of list' -e ready -e '^$'
done
ZSH
timeout 20 zsh -f ask.zsh
