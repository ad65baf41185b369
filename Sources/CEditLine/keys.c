#include "internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Bytes become whole keys here, before libedit sees any: its own table has no entry for "any other
// sequence", and types the tail of each unknown one into the message.

enum { ESCAPE = 0x1B, BYTE_STOP = -1, BYTE_TIMEOUT = -2 };

void ckeys_reset(cedit *editor) { editor->position = editor->count = 0; }

static int next_byte(cedit *editor, int milliseconds) {
  for (;;) {
    if (editor->stopped != 0) return BYTE_STOP;
    if (cterm_interrupted()) {
      editor->stopped = CEDIT_INTERRUPTED_EMPTY;
      ckeys_reset(editor);
      continue;
    }
    if (editor->position < editor->count) return editor->bytes[editor->position++];
    cterm_wake woken = cterm_wait(milliseconds);
    if (woken == CTERM_TIMEOUT) return BYTE_TIMEOUT;
    if (woken == CTERM_EVENT) {
      if (!cterm_interrupted() && cterm_uses_screen()) {
        cterm_take_resize();
        cterm_take_redraw();
        editor->stopped = CEDIT_SCREEN;
      } else if (!cterm_interrupted()) {
        cdisplay_event(editor);
      }
      continue;
    }
    ssize_t count = read(editor->in, editor->bytes, sizeof editor->bytes);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (count <= 0) editor->stopped = CEDIT_END; // the terminal went away
    editor->position = 0;
    editor->count = count > 0 ? (size_t)count : 0;
  }
}

static int more_at_once(cedit *editor) {
  if (editor->position < editor->count) return 1;
  return cterm_wait(0) == CTERM_READY;
}

/// Collects a bracketed paste up to its closing sequence.
static int32_t paste(cedit *editor) {
  static const char closing[] = "\033[201~";
  const size_t closing_count = sizeof closing - 1;
  size_t capacity = 4096, used = 0, total = 0, matched = 0;
  char *bytes = malloc(capacity);
  while (bytes != NULL && matched < closing_count) {
    int byte = next_byte(editor, -1);
    if (byte < 0) break;
    total++;
    matched = byte == closing[matched] ? matched + 1 : byte == ESCAPE ? 1 : 0;
    if (used == capacity && capacity < CEDIT_LONGEST_PASTE) {
      char *larger = malloc(capacity * 2); // not realloc, which may leave a copy behind
      if (larger != NULL) memcpy(larger, bytes, used);
      ctext_free(bytes, used);
      bytes = larger;
      capacity *= 2;
      if (bytes == NULL) break;
    }
    if (used < capacity) bytes[used++] = (char)byte;
  }
  if (bytes == NULL || matched < closing_count) {
    ctext_free(bytes, used);
    return editor->stopped != 0 ? CKEY_STOP : 0;
  }
  ctext_free(editor->paste, editor->paste_length);
  editor->paste = bytes;
  editor->paste_length = used < total - closing_count ? used : total - closing_count;
  return CEDIT_KEY_PASTE;
}

/// What the parameters of `ESC [ … u` and `ESC [ 27 ; … ~` mean: only Enter is of use.
static int32_t coded_key(int code, int modifiers) {
  if (code != 13) return 0;
  return modifiers > 1 ? CEDIT_KEY_NEWLINE : '\n';
}

static int32_t tilde_key(const int *values) {
  switch (values[0]) {
  case 1: case 7: return CEDIT_KEY_HOME;
  case 4: case 8: return CEDIT_KEY_END;
  case 3: return CEDIT_KEY_DELETE;
  case 5: return CEDIT_KEY_PAGE_UP;
  case 6: return CEDIT_KEY_PAGE_DOWN;
  case 27: return coded_key(values[2], values[1]);
  default: return 0;
  }
}

static int32_t letter_key(int letter, int modifiers) {
  // 2 is Shift, 3 Alt, 5 Control, 9 Meta on some terminals.
  int wordwise = modifiers > 2;
  switch (letter) {
  case 'A': return CEDIT_KEY_UP;
  case 'B': return CEDIT_KEY_DOWN;
  case 'C': return wordwise ? CEDIT_KEY_WORD_RIGHT : CEDIT_KEY_RIGHT;
  case 'D': return wordwise ? CEDIT_KEY_WORD_LEFT : CEDIT_KEY_LEFT;
  case 'H': return CEDIT_KEY_HOME;
  case 'F': return CEDIT_KEY_END;
  default: return 0;
  }
}

/// Reads the rest of `ESC [`. Returns 0 for a key that means nothing here.
static int32_t control_sequence(cedit *editor) {
  int values[4] = {0, 0, 0, 0}, index = 0, private_mark = 0;
  for (int read = 0;; read++) {
    int byte = next_byte(editor, -1);
    if (byte < 0) return CKEY_STOP;
    if (byte == ESCAPE || byte < 0x20) { // cut short: start afresh with this byte
      editor->position--;
      return 0;
    }
    if (byte >= '0' && byte <= '9') {
      if (index < 4 && values[index] < 10000) values[index] = values[index] * 10 + byte - '0';
    } else if (byte == ';' || byte == ':') {
      index++;
    } else if (byte < 0x40) {
      private_mark = 1;
    } else if (byte == '[' && read == 0) { // function keys of the Linux console
      next_byte(editor, -1);
      return 0;
    } else if (byte == 'M' && read == 0) { // a mouse report of the old kind
      for (int i = 0; i < 3; i++) next_byte(editor, -1);
      return 0;
    } else if (private_mark) {
      return 0;
    } else if (byte == '~') {
      return values[0] == 200 ? paste(editor) : tilde_key(values);
    } else if (byte == 'u') {
      return coded_key(values[0], values[1]);
    } else {
      return letter_key(byte, values[1]);
    }
  }
}

static int32_t single_shift(cedit *editor) {
  int byte = next_byte(editor, CEDIT_ESCAPE_WAIT);
  if (byte < 0) return byte == BYTE_STOP ? CKEY_STOP : 0;
  switch (byte) {
  case 'M': return '\n'; // Enter of the number pad
  case 'c': return CEDIT_KEY_WORD_RIGHT;
  case 'd': return CEDIT_KEY_WORD_LEFT;
  default: return letter_key(byte, 0);
  }
}

/// Drops the answer of a terminal to a question, up to its end or a pause.
static int32_t terminal_answer(cedit *editor) {
  int last = 0;
  while (more_at_once(editor)) {
    int byte = next_byte(editor, CEDIT_ESCAPE_WAIT);
    if (byte < 0) return byte == BYTE_STOP ? CKEY_STOP : 0;
    if (byte == 0x07 || (last == ESCAPE && byte == '\\')) break;
    last = byte;
  }
  return 0;
}

static int32_t plain_key(cedit *editor, int first) {
  unsigned char bytes[4] = {(unsigned char)first};
  uint32_t scalar = 0;
  size_t length = 1, wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  for (; length < wanted; length++) {
    int byte = next_byte(editor, -1);
    if (byte < 0) return CKEY_STOP;
    if ((byte & 0xC0) != 0x80) { // a character cut short: dropped, and this byte starts another
      editor->position--;
      return 0;
    }
    bytes[length] = (unsigned char)byte;
  }
  if (ctext_decode(bytes, length, &scalar) == 0 || (scalar >= 0x80 && scalar <= 0x9F)) return 0;
  return (int32_t)scalar;
}

/// The key after an Escape, with `alt` set when it is an ordinary key typed with Alt.
static int32_t escaped(cedit *editor, int *alt) {
  int byte = next_byte(editor, CEDIT_ESCAPE_WAIT);
  while (byte == ESCAPE) byte = next_byte(editor, CEDIT_ESCAPE_WAIT);
  if (byte == BYTE_STOP) return CKEY_STOP;
  if (byte == BYTE_TIMEOUT) return CEDIT_KEY_ESCAPE;
  int follows = more_at_once(editor);
  if (byte == '[') return control_sequence(editor);
  if (byte == 'O' && follows) return single_shift(editor);
  if (byte == '\n' || byte == '\r') return CEDIT_KEY_NEWLINE;
  if (follows && (byte == ']' || byte == 'P' || byte == '_' || byte == '^' || byte == 'X')) {
    return terminal_answer(editor);
  }
  *alt = 1;
  return plain_key(editor, byte);
}

/// The next key: a character, a `CEDIT_KEY_…`, `CKEY_STOP` with `editor->stopped` set, or
/// `CKEY_TIMEOUT`. A key typed with Alt comes as Escape followed by the key.
int32_t ckeys_next(cedit *editor, int milliseconds) {
  for (;;) {
    int byte = next_byte(editor, milliseconds);
    if (byte == BYTE_STOP) return CKEY_STOP;
    if (byte == BYTE_TIMEOUT) return CKEY_TIMEOUT;
    int32_t key;
    if (byte == ESCAPE) {
      int alt = 0;
      key = escaped(editor, &alt);
      if (alt && key > 0) {
        editor->queue[0] = (wchar_t)key;
        editor->queue_position = 0;
        editor->queue_count = 1;
        return CEDIT_KEY_ESCAPE;
      }
    } else if ((byte == '\n' || byte == '\r') && editor->plain && more_at_once(editor)) {
      // Without bracketed paste, a line end with more right behind it is one of pasted text.
      key = CEDIT_KEY_NEWLINE;
    } else {
      key = plain_key(editor, byte);
    }
    if (key != 0) return key;
  }
}
