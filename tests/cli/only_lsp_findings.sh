# Findings in an editor: diagnostics with their path on open, change and save, the rule on hover, fixes and silence.
. "$HERE/lsp.bash"
{
    say '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}'
    say '{"jsonrpc":"2.0","method":"initialized","params":{}}'
    say "$(open file:///w.py 1 'def work(n):\n    t = allocate(n); \"\ud83d\ude00\"; free(t)\n    free(t)\n')"
    say '{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///w.py"},"position":{"line":2,"character":9}}}'
    say '{"jsonrpc":"2.0","id":3,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///w.py"},"position":{"line":0,"character":1}}}'
    say '{"jsonrpc":"2.0","id":4,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"file:///w.py"},"range":{"start":{"line":2,"character":9},"end":{"line":2,"character":9}},"context":{"diagnostics":[]}}}'
    say '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///w.py","version":2},"contentChanges":[{"range":{"start":{"line":2,"character":11},"end":{"line":2,"character":11}},"text":"  # freehold: ignore[FH102]"}]}}'
    say '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///w.py","version":3},"contentChanges":[{"range":{"start":{"line":1,"character":22},"end":{"line":2,"character":99}},"text":""}]}}'
    say '{"jsonrpc":"2.0","id":5,"method":"shutdown"}'
    say '{"jsonrpc":"2.0","method":"exit"}'
} | $VM lsp >out
answers <out
