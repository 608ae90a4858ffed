#include <zlib.h>

// A macro that Swift cannot call: it passes the version of the header to the library.
static inline int czlib_begin_gzip(z_streamp stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
