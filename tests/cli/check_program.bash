# Programs with faults, for the tests of `freehold check`.
program() {
    case $1 in
    double) printf 'def work(n):\n    table = allocate(n)\n    free(table)\n    free(table)\n\n\nwork(4)\n' ;;
    leak) printf 'def area(width, height):\n    pixels = allocate(width * height)\n    if width == 0:\n        return 0\n    free(pixels)\n    return 1\n\n\nprint(area(2, 3))\n' ;;
    note) printf '@manual_memory\ndef work(n):\n    allocate(n)\n    return n\n' ;;
    clean) printf 'def work(n):\n    with allocate(n) as table:\n        return len(table)\n\n\nprint(work(3))\n' ;;
    esac
}
