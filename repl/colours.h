/* What a byte of the input looks like, and how a terminal is told so. */
#ifndef REPL_COLOURS_H
#define REPL_COLOURS_H

#include <stddef.h>
#include <stdint.h>

#include "text.h"

typedef enum Style {
    STYLE_PLAIN,
    STYLE_KEYWORD,
    STYLE_CONSTANT, /* None, True, False */
    STYLE_STRING,
    STYLE_NUMBER,
    STYLE_COMMENT,
    STYLE_BUILTIN,
    STYLE_DEFINED, /* the name behind def and class */
    STYLE_COMMAND, /* :mem */
    STYLE_WRONG,   /* a bracket without its partner */
    STYLE_MATCH,   /* the brackets at the cursor */
    STYLE_FOUND,   /* what the search has found */
    STYLE_PROMPT,
    STYLE_GHOST, /* what the history suggests */
    STYLE_MENU,
    STYLE_CHOSEN,
    STYLE_STATUS,
    STYLE_ERROR, /* of a traceback: the exception's name */
    STYLE_PLACE, /* file names and line numbers there */
    STYLE_MARK,  /* ^^^^ */
    STYLE_BAR,   /* of :mem */
    STYLE_COUNT
} Style;

typedef enum Theme { THEME_NONE, THEME_DARK, THEME_LIGHT } Theme;

/* By NO_COLOR, FREEHOLD_THEME (dark, light, none) and COLORFGBG. */
Theme colours_theme(void);
/* The escape sequence that switches to a style from any other. Without colours only what cannot be told otherwise (the
 * menu's choice, suggestions) is marked. */
const char *colours_switch(Theme theme, Style style);
/* Fills styles[0, size) for a source text; `cursor`: a bracket there or before it is marked together with its partner
 * (size_t -1: none). */
void colours_of_source(const char *text, size_t size, size_t cursor, uint8_t *styles);
/* Adds text with its styles. */
void colours_add(Text *out, Theme theme, const char *text, size_t size, const uint8_t *styles);
void colours_add_as(Text *out, Theme theme, Style style, const char *text, size_t size);
/* A value's repr, and a traceback, with their colours. */
void colours_add_value(Text *out, Theme theme, const char *text, size_t size);
void colours_add_traceback(Text *out, Theme theme, const char *text, size_t size);

#endif
