#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <unistd.h>

// Signal handlers have no argument, so the terminal they restore has to be one static value.
// Everything they call is on POSIX's list of async-signal-safe functions, ioctl apart.
static struct {
  volatile sig_atomic_t open, suspended, screen;
  volatile sig_atomic_t interrupted, resized, redraw;
  int in, out, plain, hardcopy;
  int wake[2]; // a handler writes here, so that a signal just before select() is not lost
  struct termios original, current;
  char doomed_file[PATH_MAX], doomed_folder[PATH_MAX];
} term;

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";

// Signals handled while an editor is open, and what handled them before.
static const int handled[] = {SIGINT,  SIGWINCH, SIGTSTP, SIGCONT, SIGQUIT, SIGTERM, SIGHUP,
                              SIGSEGV, SIGBUS,   SIGILL,  SIGFPE,  SIGTRAP, SIGABRT};
enum { handled_count = sizeof handled / sizeof *handled };
static struct sigaction before[handled_count];

void cterm_write(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0) {
      if (errno == EINTR) continue;
      return;
    }
    bytes += written;
    count -= (size_t)written;
  }
}

static void announce_paste(const char *sequence, size_t count) {
  if (!term.plain) cterm_write(term.out, sequence, count);
}

static const char screen_on[] = "\033[?1049h\033[?25l", screen_off[] = "\033[?25h\033[?1049l";

/// A stopped or background process must not change the modes of the program in front.
static int in_front(void) { return tcgetpgrp(term.in) == getpgrp(); }

/// Puts the terminal back as it was found. Safe in a handler.
static void restore(void) {
  if (!term.open || term.suspended || !in_front()) return;
  announce_paste(paste_off, sizeof paste_off - 1);
  if (term.screen) cterm_write(term.out, screen_off, sizeof screen_off - 1);
  tcsetattr(term.in, TCSANOW, &term.original);
}

/// Takes the terminal again after a stop, and asks for the line to be drawn again.
static void retake(void) {
  if (!term.open || term.suspended || !in_front()) return;
  tcsetattr(term.in, TCSANOW, &term.current);
  announce_paste(paste_on, sizeof paste_on - 1);
  if (term.screen) cterm_write(term.out, screen_on, sizeof screen_on - 1);
  term.redraw = 1;
}

static void wake(void) {
  char byte = 0;
  ssize_t ignored = write(term.wake[1], &byte, 1);
  (void)ignored;
}

static void on_note(int signal_number) {
  int saved = errno;
  if (signal_number == SIGINT) term.interrupted = 1;
  if (signal_number == SIGWINCH) term.resized = 1;
  if (signal_number == SIGCONT) retake();
  wake();
  errno = saved;
}

static void on_stop(int signal_number) {
  int saved = errno;
  restore();
  struct sigaction standard = {.sa_handler = SIG_DFL}, own;
  sigemptyset(&standard.sa_mask);
  sigaction(signal_number, &standard, &own);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal_number);
  raise(signal_number);
  sigprocmask(SIG_UNBLOCK, &only, NULL); // stops here
  sigaction(signal_number, &own, NULL);
  // SIGCONT's handler has run when there was a stop. There is none in a process group without a
  // shell, where the system ignores the signal, so take the terminal here as well.
  retake();
  wake();
  errno = saved;
}

static void restore_handler(int signal_number) {
  for (int i = 0; i < handled_count; i++) {
    if (handled[i] == signal_number) sigaction(signal_number, &before[i], NULL);
  }
}

/// Ends as the signal would have ended the process, with the terminal restored.
static void on_end(int signal_number) {
  restore();
  restore_handler(signal_number);
  raise(signal_number); // blocked until this handler returns, then the earlier handler's turn
}

/// A fault is reported by the earlier handler, or the system, when the instruction runs again. A
/// signal that somebody sent does not come again by itself.
static void on_crash(int signal_number, siginfo_t *information, void *context) {
  (void)context;
  restore();
  restore_handler(signal_number);
  int was_sent = information->si_code == SI_USER || information->si_code <= 0;
  if (was_sent || signal_number == SIGABRT) raise(signal_number);
}

void cedit_quick_exit(void) {
  static const char clear[] = "\033[?25h\033[?2004l\033[0m\033[?1049l\033[H\033[2J\033[3J";
  if (term.open) {
    // Output that is still queued or stopped by Ctrl-S must neither appear nor hold this up.
    tcflush(term.out, TCOFLUSH);
    tcflow(term.out, TCOON);
    tcsetattr(term.in, TCSANOW, &term.original);
    if (term.hardcopy) {
      for (int i = 0; i < 100; i++) cterm_write(term.out, "\n", 1);
    } else {
      cterm_write(term.out, clear, sizeof clear - 1);
    }
    tcflush(term.in, TCIFLUSH); // what was typed and not read would land in the shell
  }
  if (term.doomed_file[0] != 0) unlink(term.doomed_file);
  if (term.doomed_folder[0] != 0) rmdir(term.doomed_folder);
  _exit(0);
}

static void on_quick_exit(int signal_number) {
  (void)signal_number;
  cedit_quick_exit();
}

static void install(int index) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  // A resize must not end the read: libedit would lose the half-typed line.
  action.sa_flags = handled[index] == SIGINT ? 0 : SA_RESTART;
  switch (handled[index]) {
  case SIGINT: case SIGWINCH: case SIGCONT: action.sa_handler = on_note; break;
  case SIGTSTP: action.sa_handler = on_stop; break;
  case SIGQUIT: action.sa_handler = on_quick_exit; break;
  case SIGTERM: case SIGHUP: action.sa_handler = on_end; break;
  default:
    action.sa_sigaction = on_crash;
    action.sa_flags |= SA_SIGINFO;
    break;
  }
  sigaction(handled[index], &action, &before[index]);
  // Whoever started us with hang-ups or stops ignored meant it.
  int polite = handled[index] == SIGHUP || handled[index] == SIGTSTP || handled[index] == SIGTERM;
  if (polite && before[index].sa_handler == SIG_IGN) {
    sigaction(handled[index], &before[index], NULL);
  }
}

static void restore_at_exit(void) { restore(); }

/// The keys that send signals, whatever the person's settings: the quick exit must never fail.
static void keep_signals(struct termios *mode) {
  mode->c_lflag |= ISIG;
  mode->c_cc[VQUIT] = 0x1C; // Ctrl-backslash
  if (mode->c_cc[VINTR] == _POSIX_VDISABLE) mode->c_cc[VINTR] = 0x03;
}

int cterm_open(int input, int output, int plain) {
  static int registered = 0;
  if (term.open) {
    errno = EBUSY;
    return -1;
  }
  if (!isatty(input) || !isatty(output) || input >= FD_SETSIZE) {
    errno = ENOTTY;
    return -1;
  }
  if (tcgetattr(input, &term.original) != 0 || pipe(term.wake) != 0) return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(term.wake[i], F_SETFD, FD_CLOEXEC);
    fcntl(term.wake[i], F_SETFL, O_NONBLOCK);
  }
  const char *kind = getenv("TERM");
  term.hardcopy = kind == NULL || *kind == 0 || strcmp(kind, "dumb") == 0;
  term.in = input;
  term.out = output;
  term.plain = plain;
  term.current = term.original;
  term.interrupted = term.resized = term.redraw = term.suspended = term.screen = 0;
  term.open = 1;
  sigset_t mask;
  sigemptyset(&mask);
  for (int i = 0; i < handled_count; i++) {
    install(i);
    sigaddset(&mask, handled[i]);
  }
  // A runtime or a parent may have blocked them.
  sigprocmask(SIG_UNBLOCK, &mask, NULL);
  if (!registered) registered = atexit(restore_at_exit) == 0;
  announce_paste(paste_on, sizeof paste_on - 1);
  return 0;
}

void cterm_close(void) {
  if (!term.open) return;
  restore();
  term.open = 0;
  for (int i = 0; i < handled_count; i++) sigaction(handled[i], &before[i], NULL);
  close(term.wake[0]);
  close(term.wake[1]);
}

/// Sets a mode and remembers it for the return from a stop.
static void set_mode(const struct termios *mode) {
  sigset_t all, mask;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &mask); // a handler must not see half of a structure
  term.current = *mode;
  tcsetattr(term.in, TCSADRAIN, mode);
  sigprocmask(SIG_SETMASK, &mask, NULL);
}

// Keys typed while the coach answers are kept for the next message and not shown meanwhile, where
// they would run into the coach's words.
void cterm_wait_mode(void) {
  if (!term.open || term.suspended) return;
  struct termios mode = term.original;
  mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
  mode.c_iflag = (mode.c_iflag | ICRNL | INLCR) & ~(tcflag_t)IGNCR; // as libedit reads
  mode.c_cc[VMIN] = 1;
  mode.c_cc[VTIME] = 0;
  keep_signals(&mode);
  set_mode(&mode);
}

void cterm_adopt(void) {
  struct termios mode;
  if (tcgetattr(term.in, &mode) != 0) return;
  keep_signals(&mode);
  set_mode(&mode);
}

void cterm_use_screen(int on) {
  if (!term.open || term.suspended || term.screen == on) return;
  cterm_wait_mode();
  if (on) cterm_write(term.out, screen_on, sizeof screen_on - 1);
  else cterm_write(term.out, screen_off, sizeof screen_off - 1);
  term.screen = on;
}

int cterm_uses_screen(void) { return term.screen; }

void cterm_suspend(void) {
  restore();
  term.suspended = 1;
}

void cterm_resume(void) {
  if (!term.suspended) return;
  term.suspended = 0;
  announce_paste(paste_on, sizeof paste_on - 1);
  cterm_wait_mode();
  term.interrupted = 0; // it was meant for the other program
}

static int take(volatile sig_atomic_t *flag) {
  int value = *flag;
  *flag = 0;
  return value;
}

int cterm_take_interrupt(void) { return take(&term.interrupted); }
int cterm_interrupted(void) { return term.interrupted; }
int cterm_take_resize(void) { return take(&term.resized); }
int cterm_take_redraw(void) { return take(&term.redraw); }

cterm_wake cterm_wait(int milliseconds) {
  for (;;) {
    char drained[64];
    while (read(term.wake[0], drained, sizeof drained) > 0) {}
    if (term.interrupted || term.resized || term.redraw) return CTERM_EVENT;
    fd_set readable;
    FD_ZERO(&readable);
    FD_SET(term.in, &readable);
    FD_SET(term.wake[0], &readable);
    int highest = term.in > term.wake[0] ? term.in : term.wake[0];
    struct timeval limit = {milliseconds / 1000, milliseconds % 1000 * 1000};
    int found = select(highest + 1, &readable, NULL, NULL, milliseconds < 0 ? NULL : &limit);
    if (found == 0) return CTERM_TIMEOUT;
    if (found > 0 && FD_ISSET(term.in, &readable)) return CTERM_READY;
    if (found < 0 && errno != EINTR) return CTERM_READY; // the read that follows will say why
  }
}

static void copy_path(char *target, const char *path) {
  size_t length = path == NULL ? 0 : strlen(path);
  if (length >= PATH_MAX) length = 0;
  target[0] = 0; // a handler between the two steps sees no path rather than half of one
  if (length > 0) memcpy(target + 1, path + 1, length);
  if (length > 0) target[0] = path[0];
}

void cedit_set_doomed(const char *file, const char *folder) {
  copy_path(term.doomed_file, file);
  copy_path(term.doomed_folder, folder);
}

int cedit_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 0;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 1;
}

void cedit_write(int descriptor, const char *bytes, size_t count) {
  cterm_write(descriptor, bytes, count);
}
