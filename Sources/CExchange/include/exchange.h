#ifndef GAZETTE_EXCHANGE_H
#define GAZETTE_EXCHANGE_H

/// Exchanges two directory entries in one step: a reader sees the one tree or the other, never neither.
/// Returns 0, or -1 with errno set. Swift's Glibc overlay does not show renameat2, hence this file.
int gazette_exchange(const char *first, const char *second);

#endif
