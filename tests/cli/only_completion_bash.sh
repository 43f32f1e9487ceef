# the completion script of bash, asked as the shell would ask it
. "$HERE/../../repl/shell/freehold.bash"
complete_line() {
    COMP_WORDS=("$@")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _freehold
    printf '%s:' "${COMP_WORDS[*]}"
    printf ' %s' "${COMPREPLY[@]}"
    echo
}
touch script.py other.txt
complete_line freehold r
complete_line freehold --mem
complete_line freehold --memory-strategy ""
complete_line freehold run s
complete_line freehold help ex
complete_line freehold check --fo
