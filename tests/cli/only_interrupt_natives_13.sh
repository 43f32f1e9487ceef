# Long natives stop at once.
$VM run "$HERE/interrupts.py" 13 15 $VM
