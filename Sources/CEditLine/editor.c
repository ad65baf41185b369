#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Keys that libedit has no name for travel to it as U+0080 and up, which no keyboard sends and
// which are single entries in its key map in every editing mode.
enum {
  OWN_NEWLINE = 0x80,
  OWN_PASTE,
  OWN_CONTINUE,
  OWN_WORD_LEFT,
  OWN_WORD_RIGHT,
  OWN_HOME,
  OWN_END,
  OWN_DELETE,
  OWN_UP,
  OWN_DOWN,
  OWN_LEFT,
  OWN_RIGHT,
};

static cedit *owner(EditLine *el) {
  cedit *editor = NULL;
  el_wget(el, EL_CLIENTDATA, &editor);
  return editor;
}

static wchar_t *prompt_of(EditLine *el) { return owner(el)->prompt; }

// ---- Keys for libedit

static int ends_in_backslash(EditLine *el) {
  const LineInfoW *line = el_wline(el);
  const wchar_t *each = line->lastchar;
  while (each > line->buffer && each[-1] == L'\\') each--;
  return (line->lastchar - each) % 2 == 1; // two make one literal backslash
}

static void enqueue(cedit *editor, wchar_t first, wchar_t second, wchar_t third) {
  wchar_t keys[] = {first, second, third};
  editor->queue_position = editor->queue_count = 0;
  for (int i = 0; i < 3 && keys[i] != 0; i++) editor->queue[editor->queue_count++] = keys[i];
}

static int uses_vi_keys(EditLine *el) {
  const wchar_t *mode = NULL;
  el_wget(el, EL_EDITOR, &mode);
  return mode != NULL && wcscmp(mode, L"vi") == 0;
}

/// The sequence of an arrow key, which ~/.editrc may have bound; with vi's keys its Escape would
/// leave the insert mode.
static void enqueue_arrow(cedit *editor, wchar_t letter, wchar_t own) {
  if (uses_vi_keys(editor->el)) enqueue(editor, own, 0, 0);
  else enqueue(editor, 0x1B, L'[', letter);
}

/// Alt and a key, or Escape alone. Alone it means nothing, except with vi's keys; passed on, it
/// would turn the next letter into a command.
static void enqueue_escape(cedit *editor) {
  if (editor->queue_count > 0) enqueue(editor, 0x1B, editor->queue[0], 0);
  else if (uses_vi_keys(editor->el)) enqueue(editor, 0x1B, 0, 0);
}

/// Gives libedit what it needs for a key; nothing, for a key without a meaning.
static void translate(cedit *editor, int32_t key) {
  switch (key) {
  case CEDIT_KEY_UP: enqueue_arrow(editor, L'A', OWN_UP); break;
  case CEDIT_KEY_DOWN: enqueue_arrow(editor, L'B', OWN_DOWN); break;
  case CEDIT_KEY_RIGHT: enqueue_arrow(editor, L'C', OWN_RIGHT); break;
  case CEDIT_KEY_LEFT: enqueue_arrow(editor, L'D', OWN_LEFT); break;
  case CEDIT_KEY_HOME: enqueue(editor, OWN_HOME, 0, 0); break;
  case CEDIT_KEY_END: enqueue(editor, OWN_END, 0, 0); break;
  case CEDIT_KEY_DELETE: enqueue(editor, OWN_DELETE, 0, 0); break;
  case CEDIT_KEY_WORD_LEFT: enqueue(editor, OWN_WORD_LEFT, 0, 0); break;
  case CEDIT_KEY_WORD_RIGHT: enqueue(editor, OWN_WORD_RIGHT, 0, 0); break;
  case CEDIT_KEY_NEWLINE: enqueue(editor, OWN_NEWLINE, 0, 0); break;
  case CEDIT_KEY_PASTE: enqueue(editor, OWN_PASTE, 0, 0); break;
  case L'\n': case L'\r':
    enqueue(editor, ends_in_backslash(editor->el) ? OWN_CONTINUE : (wchar_t)key, 0, 0);
    break;
  case CEDIT_KEY_ESCAPE: enqueue_escape(editor); break;
  default:
    if (key < 0x110000) enqueue(editor, (wchar_t)key, 0, 0);
  }
}

static int is_empty(EditLine *el) {
  const LineInfoW *line = el_wline(el);
  return line->lastchar == line->buffer;
}

static void go_below(cedit *editor) {
  for (int row = cdisplay_rows_below(editor); row >= 0; row--) cterm_write(editor->out, "\n", 1);
}

/// Ends the line from inside: libedit may be in a search or another question of its own, and asks
/// again until it gives up.
static int stop(cedit *editor, wchar_t *character) {
  if (editor->stopped == CEDIT_INTERRUPTED_EMPTY && !is_empty(editor->el)) {
    editor->stopped = CEDIT_INTERRUPTED_TYPED;
  }
  if (!editor->left_line) go_below(editor); // the text stays on the screen
  editor->left_line = 1;
  *character = 0;
  errno = EINTR;
  return -1;
}

static int read_character(EditLine *el, wchar_t *character) {
  enum { CONTROL_D = 4 };
  cedit *editor = owner(el);
  if (!editor->editing) {
    cterm_adopt();
    editor->editing = 1;
  }
  while (editor->queue_position == editor->queue_count) {
    editor->queue_position = editor->queue_count = 0;
    int32_t key = editor->paste_pending ? CEDIT_KEY_PASTE : ckeys_next(editor, -1);
    editor->paste_pending = 0;
    // libedit would show ^D first.
    if (key == CONTROL_D && is_empty(el)) editor->stopped = CEDIT_END;
    if (editor->stopped != 0) return stop(editor, character);
    translate(editor, key);
  }
  *character = editor->queue[editor->queue_position++];
  return 1;
}

// ---- Commands of the key map

static unsigned char insert_newline(EditLine *el, int key) {
  (void)key;
  return el_winsertstr(el, L"\n") == 0 ? CC_REFRESH : CC_ERROR;
}

static unsigned char continue_line(EditLine *el, int key) {
  const LineInfoW *line = el_wline(el);
  el_cursor(el, (int)(line->lastchar - line->cursor));
  el_deletestr(el, 1);
  return insert_newline(el, key);
}

static unsigned char insert_paste(EditLine *el, int key) {
  (void)key;
  cedit *editor = owner(el);
  wchar_t *text = ctext_wide(editor->paste, editor->paste_length);
  if (text == NULL) return CC_ERROR;
  size_t count = wcslen(text);
  while (count > 0 && text[count - 1] == L'\n') text[--count] = 0; // Enter is pressed by hand
  int failed = count > 0 && el_winsertstr(el, text) != 0;
  ctext_free((char *)text, count * sizeof *text);
  ctext_free(editor->paste, editor->paste_length);
  editor->paste = NULL;
  editor->paste_length = 0;
  return failed ? CC_ERROR : CC_REFRESH;
}

static char *narrow(const wchar_t *text, const wchar_t *end, size_t *length) {
  char *bytes = malloc((size_t)(end - text) * 4 + 1), *next = bytes;
  if (bytes == NULL) return NULL;
  for (; text < end; text++) {
    if (ctext_keeps((uint32_t)*text)) next += ctext_encode((uint32_t)*text, next);
  }
  *next = 0;
  *length = (size_t)(next - bytes);
  return bytes;
}

static void clear_answer(cedit *editor) {
  free(editor->answer_insert);
  free(editor->answer_listing);
  editor->answer_insert = editor->answer_listing = NULL;
  editor->answer_remove = 0;
}

static unsigned char complete(EditLine *el, int key) {
  (void)key;
  cedit *editor = owner(el);
  if (editor->completer == NULL) return CC_NORM;
  const LineInfoW *line = el_wline(el);
  size_t length = 0;
  char *text = narrow(line->buffer, line->cursor, &length);
  if (text == NULL) return CC_ERROR;
  clear_answer(editor);
  editor->completer(editor->completer_context, editor, text, length);
  ctext_free(text, length);
  if (editor->answer_listing != NULL) {
    go_below(editor);
    cterm_write(editor->out, editor->answer_listing, strlen(editor->answer_listing));
  }
  if (editor->answer_remove > 0) el_deletestr(el, editor->answer_remove);
  if (editor->answer_insert != NULL) {
    wchar_t *inserted = ctext_wide(editor->answer_insert, strlen(editor->answer_insert));
    if (inserted != NULL) el_winsertstr(el, inserted);
    free(inserted);
  }
  if (editor->answer_listing != NULL) el_wset(el, EL_REFRESH);
  clear_answer(editor);
  return CC_REFRESH;
}

void cedit_complete(cedit *editor, int remove, const char *insert, const char *listing) {
  clear_answer(editor);
  editor->answer_remove = remove;
  if (insert != NULL) editor->answer_insert = strdup(insert);
  if (listing != NULL) editor->answer_listing = strdup(listing);
}

void cedit_set_completer(cedit *editor, cedit_completer completer, void *context) {
  editor->completer = completer;
  editor->completer_context = context;
}

// ---- Opening and closing

static void bind(EditLine *el, wchar_t key, const wchar_t *command) {
  wchar_t text[] = {key, 0};
  el_wset(el, EL_BIND, text, command, NULL);
  el_wset(el, EL_BIND, L"-a", text, command, NULL); // vi's command mode
}

static void bind_keys(EditLine *el, int utf8) {
  el_wset(el, EL_ADDFN, L"coach-newline", L"Begin a new line in the message", insert_newline);
  el_wset(el, EL_ADDFN, L"coach-continue", L"Turn a backslash into a new line", continue_line);
  el_wset(el, EL_ADDFN, L"coach-paste", L"Insert pasted text", insert_paste);
  el_wset(el, EL_ADDFN, L"coach-complete", L"Complete the word", complete);
  bind(el, OWN_NEWLINE, L"coach-newline");
  bind(el, OWN_PASTE, L"coach-paste");
  bind(el, OWN_CONTINUE, L"coach-continue");
  bind(el, OWN_WORD_LEFT, L"ed-prev-word");
  bind(el, OWN_WORD_RIGHT, L"em-next-word");
  bind(el, OWN_HOME, L"ed-move-to-beg");
  bind(el, OWN_END, L"ed-move-to-end");
  bind(el, OWN_DELETE, L"ed-delete-next-char");
  bind(el, OWN_UP, L"ed-prev-history");
  bind(el, OWN_DOWN, L"ed-next-history");
  bind(el, OWN_LEFT, L"ed-prev-char");
  bind(el, OWN_RIGHT, L"ed-next-char");
  el_wset(el, EL_BIND, L"\t", L"coach-complete", NULL);
  el_wset(el, EL_BIND, L"^U", L"vi-kill-line-prev", NULL); // as in every shell: up to the start
  if (utf8) return;
  // Without a UTF-8 locale libedit takes these letters for Alt and a key.
  for (wchar_t letter = 0xA0; letter <= 0xFF; letter++) {
    wchar_t text[] = {letter, 0};
    el_wset(el, EL_BIND, text, L"ed-insert", NULL);
  }
}

static FILE *stream(int descriptor, const char *mode) {
  int copy = dup(descriptor);
  if (copy < 0) return NULL;
  fcntl(copy, F_SETFD, FD_CLOEXEC);
  FILE *opened = fdopen(copy, mode);
  if (opened == NULL) close(copy);
  return opened;
}

static int open_streams(cedit *editor) {
  editor->input = stream(editor->in, "r");
  editor->output = stream(editor->out, "w");
  // Complaints about an unknown terminal or a line of ~/.editrc are no part of a conversation.
  editor->quiet = fopen("/dev/null", "w");
  return editor->input != NULL && editor->output != NULL && editor->quiet != NULL;
}

static int open_line(cedit *editor, const char *program) {
  int utf8 = MB_CUR_MAX > 1;
  editor->el = el_init(program, editor->input, editor->output, editor->quiet);
  editor->history = history_winit();
  if (editor->el == NULL || editor->history == NULL) return 0;
  HistEventW event;
  history_w(editor->history, &event, H_SETSIZE, 1000);
  history_w(editor->history, &event, H_SETUNIQUE, 1);
  EditLine *el = editor->el;
  el_wset(el, EL_CLIENTDATA, editor);
  if (editor->plain) el_wset(el, EL_TERMINAL, "dumb");
  el_wset(el, EL_SIGNAL, 0); // its own handlers send Ctrl-C to the whole process group
  el_wset(el, EL_EDITOR, L"emacs");
  el_wset(el, EL_HIST, history_w, editor->history);
  el_wset(el, EL_PROMPT_ESC, prompt_of, L'\1');
  el_wset(el, EL_GETCFN, read_character);
  el_source(el, NULL);
  el_wset(el, EL_EDITMODE, 1); // `edit off` there would leave a terminal that shows nothing
  bind_keys(el, utf8); // after ~/.editrc, which may choose vi and so replace the whole key map
  // No sound, ever: a padding of no time in place of the bell.
  el_wset(el, EL_SETTC, L"bl", L"$<0>", NULL);
  return 1;
}

cedit *cedit_open(const char *program, int input, int output, int plain) {
  cedit *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  editor->in = input;
  editor->out = output;
  editor->plain = plain;
  editor->prompt = wcsdup(L"> ");
  editor->prompt_columns = 2;
  int result = cterm_open(input, output, plain);
  if (result == 0 && editor->prompt != NULL && open_streams(editor) && open_line(editor, program)) {
    cterm_wait_mode();
    return editor;
  }
  int reason = result == 0 ? ENOMEM : errno;
  if (result == 0) {
    cedit_close(editor);
  } else {
    free(editor->prompt);
    free(editor);
  }
  errno = reason;
  return NULL;
}

void cedit_close(cedit *editor) {
  if (editor == NULL) return;
  if (editor->el != NULL) el_end(editor->el);
  if (editor->history != NULL) history_wend(editor->history);
  cterm_close();
  if (editor->input != NULL) fclose(editor->input);
  if (editor->output != NULL) fclose(editor->output);
  if (editor->quiet != NULL) fclose(editor->quiet);
  cedit_scrub(editor);
  ctext_free(editor->paste, editor->paste_length);
  clear_answer(editor);
  free(editor->prompt);
  ctext_free((char *)editor, sizeof *editor);
}

// ---- Reading

void cedit_set_prompt(cedit *editor, const char *prompt) {
  size_t count = strlen(prompt), used = 0;
  wchar_t *wide = calloc(count + 1, sizeof *wide);
  if (wide == NULL) return;
  int columns = 0, literal = 0;
  for (size_t i = 0; i < count;) {
    uint32_t scalar = 0;
    size_t length = ctext_decode((const unsigned char *)prompt + i, count - i, &scalar);
    if (length == 0) {
      i++;
      continue;
    }
    wide[used++] = (wchar_t)scalar;
    int width = wcwidth((wchar_t)scalar);
    if (scalar == 1) literal = !literal;
    else if (!literal && width > 0) columns += width;
    i += length;
  }
  free(editor->prompt);
  editor->prompt = wide;
  editor->prompt_columns = columns;
}

void cedit_insert(cedit *editor, const char *text, size_t length) {
  ctext_free(editor->paste, editor->paste_length);
  editor->paste = malloc(length + 1);
  editor->paste_length = editor->paste == NULL ? 0 : length;
  if (editor->paste != NULL) memcpy(editor->paste, text, length);
  editor->paste_pending = editor->paste_length > 0;
}

void cedit_scrub(cedit *editor) {
  ctext_free(editor->text, editor->text_length);
  editor->text = NULL;
  editor->text_length = 0;
}

static void begin(cedit *editor) {
  editor->stopped = 0;
  editor->left_line = 0;
  editor->queue_position = editor->queue_count = 0;
}

static cedit_status finish(cedit *editor, cedit_status status) {
  editor->editing = 0;
  if (status == CEDIT_INTERRUPTED_EMPTY || status == CEDIT_INTERRUPTED_TYPED) cterm_take_interrupt();
  cterm_wait_mode();
  return status;
}

cedit_status cedit_read(cedit *editor, const char **text, size_t *length) {
  cedit_scrub(editor);
  begin(editor);
  *text = "";
  *length = 0;
  cterm_take_redraw();
  if (cterm_take_resize()) el_resize(editor->el);
  int count = 0;
  const wchar_t *line = el_wgets(editor->el, &count);
  if (editor->stopped != 0) return finish(editor, editor->stopped);
  if (line == NULL || count <= 0) { // another key bound to the end of input in ~/.editrc
    cterm_write(editor->out, "\n", 1);
    return finish(editor, CEDIT_END);
  }
  const wchar_t *end = line + count;
  if (end[-1] == L'\n' || end[-1] == L'\r') end--;
  editor->text = narrow(line, end, &editor->text_length);
  if (editor->text != NULL) {
    *text = editor->text;
    *length = editor->text_length;
  }
  return finish(editor, CEDIT_LINE);
}

cedit_status cedit_read_key(cedit *editor, int milliseconds, int32_t *key) {
  if (editor->queue_position < editor->queue_count) { // the key typed with Alt, as a key of its own
    *key = (int32_t)editor->queue[editor->queue_position++];
    return CEDIT_KEY;
  }
  begin(editor);
  *key = ckeys_next(editor, milliseconds);
  if (*key == CKEY_TIMEOUT) return CEDIT_TIMEOUT;
  return *key == CKEY_STOP ? finish(editor, editor->stopped) : CEDIT_KEY;
}

// ---- History

void cedit_history_add(cedit *editor, const char *text) {
  wchar_t *wide = ctext_wide(text, strlen(text));
  HistEventW event;
  if (wide != NULL && *wide != 0) history_w(editor->history, &event, H_ENTER, wide);
  free(wide);
}

void cedit_history_clear(cedit *editor) {
  HistEventW event;
  history_w(editor->history, &event, H_CLEAR);
}

// ---- Another program in between

void cedit_suspend(cedit *editor) {
  (void)editor;
  cterm_suspend();
}

void cedit_use_screen(cedit *editor, int on) {
  (void)editor;
  cterm_use_screen(on != 0);
}

void cedit_resume(cedit *editor) {
  (void)editor;
  cterm_resume();
}
