#include "../core/missing.h"
#include "core/area.h"
#include "shapes.h"
#include <stdio.h>

__attribute__((noinline)) static int show(const char *text, double value) {
    return printf("%s: %g\n", text, value);
}

int main(void) {
    Point unit[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    show("area", shape_area(unit, 4));
    show("square", square(3));
    return 0;
}
