/* Between session.c, census.c and commands.c. */
#ifndef REPL_SESSION_H
#define REPL_SESSION_H

#include "commands.h"

/* Calls a function of stdlib/_prompt.py and prints what it returns. */
void session_call(Session *s, const char *function, const char *argument, size_t size);
/* Shows the exception that a call has left, notes that the script leaves. */
void session_report(Session *s, fh_status status);
/* A new VM in the place of the one there is; false: there is none, and the session goes on as it was. */
bool session_renew(Session *s);

/* How many objects there are; false: more than `most`. */
bool census_count(fh_vm *vm, size_t most, Census *out);
/* Tells `each` of the types that differ. */
void census_compare(const Census *before, const Census *now,
                    void (*each)(void *env, const char *type, long long count, long long bytes), void *env);
/* Counts the objects there are, before an input. */
void census_take(Session *s);
/* :mem diff */
void census_show_difference(Session *s);

#endif
