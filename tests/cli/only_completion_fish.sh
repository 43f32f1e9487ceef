# the completion script of fish, asked by fish itself
if ! command -v fish >/dev/null; then
    echo "fish is not installed: its completion is not tested" >&2
    cat "$HERE/only_completion_fish.out"
    exit
fi
export HOME=$PWD XDG_CONFIG_HOME=$PWD XDG_DATA_HOME=$PWD
mkdir bin && ln -s "${VM##* }" bin/freehold && touch script.py other.txt
for line in "freehold r" "freehold --mem" "freehold --memory-strategy " "freehold run s" "freehold help ex" \
    "freehold check --fo" "freehold check --format " "freehold explain FH10" "freehold run --memory-lock="; do
    echo "$line:"
    PATH=$PWD/bin:$PATH fish --no-config -c "source $HERE/../../repl/shell/freehold.fish; complete -C '$line'" | tr '\t' ' '
done
