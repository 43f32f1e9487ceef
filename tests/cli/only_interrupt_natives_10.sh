# Long natives stop at once.
$VM run "$HERE/interrupts.py" 10 15 $VM
