# Sizes: a message that is too large is skipped and what follows is read, a large document is checked, positions as far as the
# protocol has them mean the end.
. "$HERE/lsp.bash"
{
    say '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}'
    printf 'Content-Length: 300000000\r\n\r\n'
    head -c 300000000 /dev/zero | tr '\0' ' '
    say '{"jsonrpc":"2.0","id":2,"method":"still/here"}'
    text=$(for i in {1..3000}; do printf 'def f%d(n):\\n    b = allocate(n)\\n    free(b)\\n' $i; done)
    say '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///large.py","version":1,"text":"'"$text"'"}}}'
    say '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///large.py","version":2},"contentChanges":[{"range":{"start":{"line":2147483647,"character":2147483647},"end":{"line":2147483647,"character":0}},"text":"    free(b)\n"}]}}'
    say '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///large.py","version":3},"contentChanges":[{"range":{"start":{"line":1,"character":0},"end":{"line":2147483647,"character":2147483647}},"text":"    return \"\ud83d\ude00\" + n"},{"range":{"start":{"line":1,"character":13},"end":{"line":1,"character":13}},"text":"("}]}}'
    say '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///large.py","version":4},"contentChanges":[{"text":"a\u0000b"}]}}'
    say '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///large.py","version":5},"contentChanges":[{"text":""}]}}'
    say '{"jsonrpc":"2.0","id":3,"method":"shutdown"}'
    say '{"jsonrpc":"2.0","method":"exit"}'
} | $VM lsp >out
echo "status $?"
answers <out | tail -n +2
