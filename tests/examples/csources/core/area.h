#include "shapes.h"
#include <stddef.h>
#define SUM(points, count, part) \
    sum_of((points), \
           (count), part)
