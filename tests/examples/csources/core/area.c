// The shoelace formula.
#include "core/area.h"

static const char braces[] = "}{\"}{";
static const char quote = '\'', brace = '{';

static double cross(Point a, Point b)
{
    return a.x * b.y - b.x * a.y; /* twice the triangle */
}

double shape_area(const Point *points, int count)
{
    double sum = 0;
    for (int i = 0; i < count; i++) {
        Point a = points[i], b = points[(i + 1) % count];
        sum += cross(a, b);
    }
    return sum < 0 ? -sum / 2 : sum / 2;
}
