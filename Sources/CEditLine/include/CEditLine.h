// The only door to libedit: an opaque editor and plain C functions.
//
// In: a terminal (two file descriptors), a prompt, completions. Out: one message at a time, as
// UTF-8. `el_set` and `history` are variadic, which Swift cannot call, and `FILE *` is refused by
// Swift 6 as shared mutable state, so neither crosses this header. All text is UTF-8.
//
// One editor may be open at a time, and all calls come from one thread: libedit does no locking,
// and signal handlers need one place that knows the state of the terminal.

#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <stddef.h>
#include <stdint.h>

typedef struct cedit cedit;

/// How a read ended.
typedef enum {
  /// A message was entered; it may be empty and may hold newlines.
  CEDIT_LINE = 1,
  /// Ctrl-D on an empty line, or the terminal went away.
  CEDIT_END = 2,
  /// Ctrl-C while nothing was typed.
  CEDIT_INTERRUPTED_EMPTY = 3,
  /// Ctrl-C, and what was typed is gone.
  CEDIT_INTERRUPTED_TYPED = 4,
  /// A key was read (`cedit_read_key` only).
  CEDIT_KEY = 5,
  /// The time given ran out (`cedit_read_key` only).
  CEDIT_TIMEOUT = 6,
  /// The window has another size, or the process came back from a stop (`cedit_read_key` only, while
  /// the whole screen is used).
  CEDIT_SCREEN = 7,
} cedit_status;

/// Keys that are not characters, above the range of Unicode.
enum {
  CEDIT_KEY_UP = 0x110001,
  CEDIT_KEY_DOWN,
  CEDIT_KEY_RIGHT,
  CEDIT_KEY_LEFT,
  CEDIT_KEY_HOME,
  CEDIT_KEY_END,
  CEDIT_KEY_DELETE,
  CEDIT_KEY_PAGE_UP,
  CEDIT_KEY_PAGE_DOWN,
  CEDIT_KEY_WORD_LEFT,
  CEDIT_KEY_WORD_RIGHT,
  CEDIT_KEY_NEWLINE,
  CEDIT_KEY_PASTE,
  CEDIT_KEY_ESCAPE,
};

/// Sets the character type to UTF-8: the environment's locale when it is UTF-8, else C.UTF-8 or
/// another known one. Returns 0 when there is none: typed text is still right, but characters
/// outside ASCII are shown as codes. Only LC_CTYPE changes, so numbers keep their form.
int cedit_use_utf8(void);

/// Opens the editor on a terminal, saves the terminal's modes and installs signal handlers.
/// With `plain`, nothing but text, backspace and carriage return is ever written, except by the
/// quick exit. Returns NULL with `errno`: ENOTTY, EBUSY when one is open, or ENOMEM.
cedit *cedit_open(const char *program, int input, int output, int plain);

/// Restores the terminal and the signal handlers, and frees the editor. Unread input is dropped,
/// so that nothing private lands in the shell.
void cedit_close(cedit *editor);

/// Sets the prompt: one line; escape sequences stand between \1 and \1 and need a character after.
void cedit_set_prompt(cedit *editor, const char *prompt);

/// Reads one message. `text` is valid until the next call, not terminated, and free of control
/// characters except newline and tab.
cedit_status cedit_read(cedit *editor, const char **text, size_t *length);

/// Reads a secret without showing it; history never sees it.
cedit_status cedit_read_secret(cedit *editor, const char *prompt, const char **text, size_t *length);

/// Reads one key without showing it, waiting at most `milliseconds` (negative: for ever).
cedit_status cedit_read_key(cedit *editor, int milliseconds, int32_t *key);

/// Takes the whole screen, without a cursor, or gives back what stood there before. While it is taken,
/// it is also given back at every end and stop of the process, and taken again after a stop.
void cedit_use_screen(cedit *editor, int on);

/// Overwrites the last message read in this library's memory.
void cedit_scrub(cedit *editor);

/// Puts text into the next message to be read, as if it had been pasted.
void cedit_insert(cedit *editor, const char *text, size_t length);

/// Adds a message to the history of this session, which is never written to disk.
void cedit_history_add(cedit *editor, const char *text);

/// Empties the history.
void cedit_history_clear(cedit *editor);

/// Called when Tab is pressed, with the text before the cursor. It may call `cedit_complete` once.
typedef void (*cedit_completer)(void *context, cedit *editor, const char *text, size_t length);

/// Sets the function that completes, or NULL.
void cedit_set_completer(cedit *editor, cedit_completer completer, void *context);

/// Answers a completer: removes `remove` characters before the cursor, inserts `insert`, and shows
/// `listing` (lines ending in a newline) above a fresh prompt. Either text may be NULL.
void cedit_complete(cedit *editor, int remove, const char *insert, const char *listing);

/// Gives the terminal back as it was, for another program to use.
void cedit_suspend(cedit *editor);

/// Takes the terminal again after `cedit_suspend`.
void cedit_resume(cedit *editor);

/// Names a file and its folder that the quick exit removes, or NULL for none.
void cedit_set_doomed(const char *file, const char *folder);

/// Clears screen and scrollback, restores the terminal and ends the process with status 0.
/// The same happens on Ctrl-\ at any time while an editor is open.
void cedit_quick_exit(void) __attribute__((noreturn));

/// Writes bytes to a descriptor, carrying on after short writes; gives up on any other error.
void cedit_write(int descriptor, const char *bytes, size_t count);

/// Stores the size of the terminal and returns 1, or returns 0 when it is not known.
int cedit_size(int descriptor, int *columns, int *rows);

#endif
