#include "internal.h"

#include <stdlib.h>
#include <string.h>

size_t ctext_decode(const unsigned char *bytes, size_t count, uint32_t *scalar) {
  if (count == 0) return 0;
  unsigned char first = bytes[0];
  if (first < 0x80) {
    *scalar = first;
    return 1;
  }
  size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || count < length) return 0;
  uint32_t value = first & (0xFFu >> (length + 1));
  for (size_t i = 1; i < length; i++) {
    if ((bytes[i] & 0xC0) != 0x80) return 0;
    value = value << 6 | (bytes[i] & 0x3Fu);
  }
  static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < smallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 0;
  *scalar = value;
  return length;
}

size_t ctext_encode(uint32_t scalar, char *bytes) {
  if (scalar < 0x80) {
    bytes[0] = (char)scalar;
    return 1;
  }
  size_t length = scalar >= 0x10000 ? 4 : scalar >= 0x800 ? 3 : 2;
  for (size_t i = length - 1; i > 0; i--, scalar >>= 6) bytes[i] = (char)(0x80 | (scalar & 0x3F));
  bytes[0] = (char)((0xF00u >> length & 0xF0) | scalar);
  return length;
}

/// Whether a character may be part of a message: no control character but newline and tab.
/// U+0080 to U+009F carry this module's own keys to libedit, so they must never be text.
int ctext_keeps(uint32_t scalar) {
  return scalar == '\n' || scalar == '\t' || (scalar >= 0x20 && (scalar < 0x7F || scalar > 0x9F));
}

/// A wide copy without control characters, with each kind of line end as one newline. Invalid
/// bytes are dropped. Bytes count at most characters.
wchar_t *ctext_wide(const char *text, size_t count) {
  const unsigned char *bytes = (const unsigned char *)text;
  wchar_t *wide = malloc((count + 1) * sizeof *wide);
  if (wide == NULL) return NULL;
  size_t used = 0;
  for (size_t i = 0; i < count;) {
    uint32_t scalar = 0;
    size_t length = ctext_decode(bytes + i, count - i, &scalar);
    if (length == 0) {
      i++;
      continue;
    }
    if (scalar == '\r' || scalar == '\n') {
      // The terminal swaps the two while editing, so a pair may arrive in either order.
      uint32_t other = scalar == '\r' ? '\n' : '\r';
      if (i + 1 < count && bytes[i + 1] == other) length = 2;
      scalar = '\n';
    }
    if (ctext_keeps(scalar)) wide[used++] = (wchar_t)scalar;
    i += length;
  }
  wide[used] = 0;
  return wide;
}

/// Frees text that may be private, after overwriting it.
void ctext_free(char *bytes, size_t count) {
  if (bytes == NULL) return;
  volatile char *each = bytes; // volatile, so that the writes are not optimised away
  for (size_t i = 0; i < count; i++) each[i] = 0;
  free(bytes);
}
