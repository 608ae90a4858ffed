#ifndef GAZETTE_ARENA_H
#define GAZETTE_ARENA_H

#include <stddef.h>

/// Memory for libcmark's trees: each thread takes it from the end of a block and gives all of it back at once, since a
/// tree lives only as long as it takes to be read. The three functions have the types of cmark_mem's members; memory
/// that cannot be had ends the program, as it does in libcmark's own.
void *gazette_arena_calloc(size_t count, size_t size);
void *gazette_arena_realloc(void *pointer, size_t size);
void gazette_arena_free(void *pointer);

/// How much this thread has taken. What is taken after a mark is given back by releasing the mark; marks nest.
typedef struct {
  size_t block;
  size_t offset;
} gazette_arena_mark;

gazette_arena_mark gazette_arena_current(void);
void gazette_arena_release(gazette_arena_mark mark);

#endif
