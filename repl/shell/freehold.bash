# Completion of freehold for bash.
_freehold() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command= i
    local commands="run repl check explain dis lsp help version"
    local options="--memory-strategy --memory-limit --memory-lock --memory-debug --fuel --timeout --check= --plain -W -X -c -m -i -O -u -b -B -d -E -I -P -q -R -s -S -x --help -h --version -V"
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        [[ ${COMP_WORDS[i - 1]} =~ ^(--memory-strategy|--memory-limit|--fuel|--timeout|-W|-X)$ ]] && continue
        [[ ${COMP_WORDS[i]} == -* ]] || { command=${COMP_WORDS[i]}; break; }
    done
    case $before in
    --memory-strategy) COMPREPLY=($(compgen -W "auto manual arena" -- "$word")); return ;;
    --memory-limit | --fuel | --timeout | -c | -m | -W) return ;;
    esac
    [[ $before == -X ]] && COMPREPLY=($(compgen -W "dev int_max_str_digits=" -- "$word")) && return
    case $word in
    --memory-strategy=*) COMPREPLY=($(compgen -P --memory-strategy= -W "auto manual arena" -- "${word#*=}")); return ;;
    --memory-lock=*) COMPREPLY=($(compgen -P --memory-lock= -W "growth all" -- "${word#*=}")); return ;;
    --check=*) COMPREPLY=($(compgen -P --check= -W "off warn error" -- "${word#*=}")); return ;;
    esac
    case $command in
    help) COMPREPLY=($(compgen -W "$commands" -- "$word")) ;;
    check)
        [[ $word == -* ]] && COMPREPLY=($(compgen -W "--format=text --format=json --format=sarif --fail-on=error --fail-on=warning --fail-on=note --color=auto --color=always --color=never --fix --diff --help" -- "$word")) ||
            COMPREPLY=($(compgen -f -- "$word"))
        ;;
    explain) COMPREPLY=($(compgen -W "$(freehold explain 2>/dev/null | grep -oE '^FH[0-9]+')" -- "$word")) ;;
    "" | run | dis | repl)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W "$options" -- "$word"))
        else
            [[ $command ]] || COMPREPLY=($(compgen -W "$commands" -- "$word"))
            COMPREPLY+=($(compgen -d -- "$word") $(compgen -f -X '!*.py' -- "$word"))
        fi
        ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
    esac
}
complete -o filenames -F _freehold freehold
