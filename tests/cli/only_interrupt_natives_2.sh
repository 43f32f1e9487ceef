# Long natives stop at once.
$VM run "$HERE/interrupts.py" "$VM" 1 2
