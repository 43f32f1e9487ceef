# Long natives stop at once.
$VM run "$HERE/interrupts.py" 7 15 $VM
