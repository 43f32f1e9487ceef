# Sessions at random: hostile messages among honest ones, edits anywhere and beyond, line ends of every kind, text outside the
# BMP; then the same documents opened anew have the same diagnostics, and every request has been answered once.
for seed in {1..12}; do
    $VM run "$HERE/lsp_chaos.py" make $seed >in
    $VM lsp <in >out; echo "status $?"
    $VM run "$HERE/lsp_chaos.py" judge $seed <out
done
