/* Shapes in the plane.
 * A comment of several lines, with "quotes" and a { brace. */
#ifndef SHAPES_H
#define SHAPES_H

#ifdef __cplusplus
extern "C" {
#endif

typedef struct { double x, y; } Point;   // a point

double shape_area(const Point *points, int count);
static inline double square(double x) { return x * x; }

#ifdef __cplusplus
}
#endif
#endif
