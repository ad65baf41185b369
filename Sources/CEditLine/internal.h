// What the files of this module share. Nothing here leaves it.

#ifndef CEDITLINE_INTERNAL_H
#define CEDITLINE_INTERNAL_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE  // wcwidth, explicit_bzero
#endif

#include "include/CEditLine.h"

#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <termios.h>
#include <wchar.h>

#if !__has_include(<histedit.h>)
#error "libedit is missing. Run Scripts/setup, or install libedit-dev (apt), libedit-devel (dnf) or libedit (brew)."
#endif
#include <histedit.h>

/// The longest paste kept, in bytes; the rest of a longer one is dropped.
#define CEDIT_LONGEST_PASTE (1024 * 1024)

/// How long a lone Escape waits for the rest of a key's sequence, in milliseconds.
#define CEDIT_ESCAPE_WAIT 250

struct cedit {
  EditLine *el;
  HistoryW *history;
  FILE *input, *output, *quiet;
  int in, out;
  int plain;   // no escape sequences
  int editing; // inside el_wgets, so the line may be redrawn
  cedit_status stopped; // why the line being read must end, or 0

  wchar_t *prompt;
  int prompt_columns;

  unsigned char bytes[4096]; // read from the terminal and not yet understood
  size_t position, count;
  wchar_t queue[4]; // understood, waiting for libedit
  int queue_position, queue_count;
  int left_line;     // the cursor has been moved below the line
  char *paste; // of the last paste, UTF-8
  size_t paste_length;
  int paste_pending; // text to begin the next message with

  char *text; // of the last message
  size_t text_length;

  cedit_completer completer;
  void *completer_context;
  int answer_remove;
  char *answer_insert, *answer_listing;
};

// terminal.c: modes, signals and the quick exit
int cterm_open(int input, int output, int plain);
void cterm_close(void);
void cterm_wait_mode(void);    // between messages: no echo, keys are kept
void cterm_adopt(void);        // libedit has set its mode: correct and remember it
void cterm_suspend(void);
void cterm_resume(void);
int cterm_take_interrupt(void);
int cterm_interrupted(void);
int cterm_take_resize(void);
int cterm_take_redraw(void);
void cterm_use_screen(int on);
int cterm_uses_screen(void);
typedef enum { CTERM_READY, CTERM_EVENT, CTERM_TIMEOUT } cterm_wake;
cterm_wake cterm_wait(int milliseconds);
void cterm_write(int descriptor, const char *bytes, size_t count);

// keys.c: bytes of the terminal → keys
enum { CKEY_STOP = -1, CKEY_TIMEOUT = -2 };
int32_t ckeys_next(cedit *editor, int milliseconds);
void ckeys_reset(cedit *editor);

// display.c: where the line stands on the screen
void cdisplay_event(cedit *editor);
int cdisplay_rows_below(cedit *editor);

// text.c: UTF-8
size_t ctext_decode(const unsigned char *bytes, size_t count, uint32_t *scalar); // 0: invalid
size_t ctext_encode(uint32_t scalar, char *bytes);
wchar_t *ctext_wide(const char *text, size_t count);
int ctext_keeps(uint32_t scalar);
void ctext_free(char *bytes, size_t count);

#endif
