#include "internal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  int cursor, last; // rows counted from the row of the prompt
} rows;

static int columns_of(wchar_t character, int column) {
  if (character == '\t') return 8 - column % 8;
  int width = wcwidth(character);
  return width < 0 ? 2 : width;
}

/// libedit keeps the place of the cursor to itself, so it is worked out from the text.
static rows measure(cedit *editor, int columns) {
  const LineInfoW *line = el_wline(editor->el);
  rows found = {0, 0};
  int row = editor->prompt_columns / columns, column = editor->prompt_columns % columns;
  for (const wchar_t *each = line->buffer;; each++) {
    if (each == line->cursor) found.cursor = row;
    if (each >= line->lastchar) break;
    int width = *each == '\n' ? 0 : columns_of(*each, column);
    if (*each == '\n' || column + width > columns) {
      row++;
      column = 0;
    }
    column += width;
    if (column >= columns) {
      row++;
      column = 0;
    }
  }
  found.last = row;
  return found;
}

static int columns_now(cedit *editor) {
  int columns = 80, ignored;
  cedit_size(editor->out, &columns, &ignored);
  return columns < 2 ? 80 : columns;
}

int cdisplay_rows_below(cedit *editor) {
  rows found = measure(editor, columns_now(editor));
  return found.last - found.cursor;
}

/// Draws prompt and line again after a change of size or a return from a stop. Most terminals
/// move text to a new width themselves, so the cursor is looked for where it is by that width.
void cdisplay_event(cedit *editor) {
  int resized = cterm_take_resize(), returned = cterm_take_redraw();
  // A display that cannot move up takes its new size when the next line begins.
  if (!editor->editing || (editor->plain && !returned)) return;
  if (editor->plain) {
    cterm_write(editor->out, "\n", 1);
  } else {
    char up[32];
    int above = resized && !returned ? measure(editor, columns_now(editor)).cursor : 0;
    int count = above > 0 ? snprintf(up, sizeof up, "\r\033[%dA\033[J", above)
                          : snprintf(up, sizeof up, "\r\033[J");
    cterm_write(editor->out, up, (size_t)count);
  }
  el_resize(editor->el);
  el_wset(editor->el, EL_REFRESH);
}
