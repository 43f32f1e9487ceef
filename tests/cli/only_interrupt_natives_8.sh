# Long natives stop at once.
$VM run "$HERE/interrupts.py" 8 10 $VM
