#include "internal.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static int is_utf8(void) {
  return MB_CUR_MAX > 1 && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

// A process starts in the locale C whatever the environment says, and libedit then drops every
// character outside ASCII without a word.
int cedit_use_utf8(void) {
  static const char *const known[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (setlocale(LC_CTYPE, known[i]) != NULL && is_utf8()) return 1;
  }
  return 0;
}
