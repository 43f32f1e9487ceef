# For the tests of the language server: messages as editors frame them, and what comes back a message a line.
LC_ALL=C

say() { printf 'Content-Length: %d\r\n\r\n%s' "${#1}" "$1"; }

# open URI VERSION TEXT: the text as JSON has it
open() {
    printf '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"%s","languageId":"python","version":%d,"text":"%s"}}}' \
        "$1" "$2" "${3//$'\n'/\\n}"
}

# Each answer on a line of its own, its length checked.
answers() {
    local header length body
    while IFS= read -r header; do
        length=${header#Content-Length: }
        length=${length%$'\r'}
        IFS= read -r header
        IFS= read -r -N "$length" body
        printf '%s\n' "$body"
    done
}
