#include "internal.h"

#include <stdlib.h>
#include <string.h>

/// Appends one character; the buffer grows without leaving a copy behind.
static int append(cedit *editor, size_t *capacity, uint32_t scalar) {
  if (editor->text_length + 5 > *capacity) {
    size_t larger = *capacity == 0 ? 128 : *capacity * 2;
    char *bytes = malloc(larger);
    if (bytes == NULL) return 0;
    if (editor->text != NULL) memcpy(bytes, editor->text, editor->text_length);
    ctext_free(editor->text, editor->text_length);
    editor->text = bytes;
    *capacity = larger;
  }
  editor->text_length += ctext_encode(scalar, editor->text + editor->text_length);
  return 1;
}

static void append_paste(cedit *editor, size_t *capacity) {
  wchar_t *text = ctext_wide(editor->paste, editor->paste_length);
  size_t count = text == NULL ? 0 : wcslen(text);
  for (size_t i = 0; i < count; i++) {
    if (text[i] != L'\n') append(editor, capacity, (uint32_t)text[i]);
  }
  ctext_free((char *)text, count * sizeof *text);
  ctext_free(editor->paste, editor->paste_length);
  editor->paste = NULL;
  editor->paste_length = 0;
}

static void remove_last(cedit *editor) {
  while (editor->text_length > 0) {
    char *last = &editor->text[--editor->text_length];
    int continues = (*last & 0xC0) == 0x80;
    *last = 0;
    if (!continues) break;
  }
}

static void remove_all(cedit *editor) {
  while (editor->text_length > 0) remove_last(editor);
}

cedit_status cedit_read_secret(cedit *editor, const char *prompt, const char **text, size_t *length) {
  size_t capacity = 0;
  int32_t key = 0;
  cedit_status status = CEDIT_LINE;
  cedit_scrub(editor);
  cterm_write(editor->out, prompt, strlen(prompt));
  for (;;) {
    status = cedit_read_key(editor, -1, &key);
    if (status != CEDIT_KEY) break;
    if (key == '\n' || key == '\r') break;
    if (key == 4 && editor->text_length == 0) break; // Ctrl-D
    if (key == 0x7F || key == 8) remove_last(editor);
    else if (key == 0x15) remove_all(editor); // Ctrl-U
    else if (key == CEDIT_KEY_PASTE) append_paste(editor, &capacity);
    else if (key < 0x110000 && ctext_keeps((uint32_t)key)) append(editor, &capacity, (uint32_t)key);
  }
  cterm_write(editor->out, "\n", 1);
  if (status == CEDIT_INTERRUPTED_EMPTY && editor->text_length > 0) status = CEDIT_INTERRUPTED_TYPED;
  if (status == CEDIT_KEY) status = key == 4 ? CEDIT_END : CEDIT_LINE;
  if (status != CEDIT_LINE) remove_all(editor);
  *text = editor->text == NULL ? "" : editor->text;
  *length = editor->text_length;
  return status;
}
