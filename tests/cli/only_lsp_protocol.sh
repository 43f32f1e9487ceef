# The language server, driven by protocol messages: life cycle, texts in UTF-16, syntax errors, what it does not know.
. "$HERE/lsp.bash"
{
    say '{"jsonrpc":"2.0","id":0,"method":"textDocument/hover","params":{}}'
    say '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"capabilities":{}}}'
    say '{"jsonrpc":"2.0","id":2,"method":"initialize","params":{}}'
    say '{"jsonrpc":"2.0","method":"initialized","params":{}}'
    say "$(open file:///a%20b.py 1 'x = \"\ud83d\ude00\" + (\n')"
    say '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///a%20b.py","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":11},"end":{"line":0,"character":12}},"text":"1"}]}}'
    say '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///a%20b.py","version":3},"contentChanges":[{"range":{"start":{"line":0,"character":5},"end":{"line":0,"character":7}},"text":"\u00e9\n"},{"range":{"start":{"line":1,"character":0},"end":{"line":9,"character":9}},"text":"\" $"}]}}'
    say '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///a%20b.py","version":4},"contentChanges":[{"text":"def f():\n    return 1\nreturn 2\n"}]}}'
    say '{"jsonrpc":"2.0","method":"textDocument/didSave","params":{"textDocument":{"uri":"file:///a%20b.py"},"text":"y = 2\n"}}'
    say '{"jsonrpc":"2.0","id":"h","method":"textDocument/hover","params":{"textDocument":{"uri":"file:///a%20b.py"},"position":{"line":0,"character":1}}}'
    say '{"jsonrpc":"2.0","id":3,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"file:///a%20b.py"},"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}},"context":{"diagnostics":[]}}}'
    say '{"jsonrpc":"2.0","id":4,"method":"workspace/symbol","params":{"query":""}}'
    say '{"jsonrpc":"2.0","method":"$/setTrace","params":{"value":"off"}}'
    say '{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///a%20b.py"}}}'
    say '{"jsonrpc":"2.0","id":5,"method":"shutdown"}'
    say '{"jsonrpc":"2.0","id":6,"method":"textDocument/hover","params":{}}'
    say '{"jsonrpc":"2.0","method":"exit"}'
} | $VM lsp >out
echo "status $?"
answers <out
{
    say '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}'
    say '{"jsonrpc":"2.0","method":"exit"}'
} | $VM lsp >out
echo "without shutdown: $?"
$VM lsp </dev/null
echo "without anything: $?"
