/* The example of the documentation, as it stands there. */
#pragma GCC diagnostic ignored "-Wreturn-type" /* its main ends without a return */
int example(void);
#define main example
#include "examples/embed/price.c"
#undef main
#include "unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

TEST(price_of_rules) {
    char name[] = "/tmp/freehold-example-XXXXXX", text[256] = "";
    int file = mkstemp(name), out = dup(1);
    REQUIRE(file >= 0 && out >= 0 && chdir("examples/embed") == 0);
    fflush(stdout);
    dup2(file, 1);
    example();
    dup2(out, 1);
    lseek(file, 0, SEEK_SET);
    CHECK(read(file, text, sizeof text - 1) > 0);
    CHECK_STR(text, "tea     5.00\nbread   3.00\njam     4.50\nsum    12.50\n");
    close(file);
    unlink(name);
}

int main(void) {
    RUN(price_of_rules);
    return unit_report();
}
