# What makes no sense gets an error or nothing; the server goes on, and crashes at nothing.
. "$HERE/lsp.bash"
nested=$(printf '[%.0s' {1..5000})
{
    say '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}'
    for message in '{' '[]' '7' '"text"' '{}' 'nul' '{"id":1}' '{"id":1,"result":null}' '{"method":7}' '{"a":1,}' '{"a" 1}' \
        '"\ud800"' '"\uZZZZ"' '"\x"' '{"jsonrpc":"2.0","id":{},"method":"x"}' '{"jsonrpc":"2.0","id":[1],"method":"shutdow"}' \
        "$nested" '{"method":"textDocument/didOpen"}' '{"method":"textDocument/didOpen","params":[]}' \
        '{"method":"textDocument/didOpen","params":{"textDocument":{"uri":5,"text":6}}}' \
        '{"method":"textDocument/didChange","params":{"textDocument":{"uri":"x"},"contentChanges":[{"text":"y"}]}}' \
        '{"method":"textDocument/didClose","params":{"textDocument":{"uri":"x"}}}' \
        '{"id":1e999,"method":"y"}' '{"id":-7,"method":"z"}' '{"id":"\u0000a","method":"\u0000"}'; do
        say "$message"
    done
    say "$(open untitled:1 -3 'x = 1')"
    for range in '{"start":{"line":5,"character":0},"end":{"line":0,"character":0}}' '{"start":{"line":-1,"character":0},"end":{"line":0,"character":0}}' \
        '{"start":{"line":1e300,"character":1e300},"end":{"line":1e300,"character":1e300}}' '{"start":{}}' '5' '{"start":{"line":0.5,"character":0},"end":{"line":0,"character":99999}}'; do
        say '{"method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:1","version":"a"},"contentChanges":[{"range":'"$range"',"text":" ) "},{"text":null},7]}}'
        say '{"id":8,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"untitled:1"},"range":'"$range"'}}'
    done
    printf 'Content-Length: x\r\n\r\n'
    printf 'Content-Type: application/vscode-jsonrpc\r\ncontent-length: 31\r\n\r\n{"id":9,"method":"also framed"}'
    printf 'Content-Length: 99999999999999999999\r\n\r\n'
    say "$(open file:///%zz%4 1 'def f(:\n\xff')"
    say '{"id":10,"method":"shutdown"}'
    printf 'Content-Length: 1000\r\n\r\n{"id":11'
} | $VM lsp >out
echo "status $?"
answers <out
