#include "arena.h"
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Blocks double in size, so their number stays small; the first is kept from one tree to the next.
enum { FIRST_BLOCK = 256 * 1024, MOST_BLOCKS = 40, HEADER = 16 };

typedef struct {
  char *bytes;
  size_t size;
} block;

static _Thread_local block blocks[MOST_BLOCKS];
static _Thread_local size_t current, used;

// A thread that ends frees its blocks: preview's come and go with each change.
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void end_thread(void *pointer) {
  block *own = pointer;
  for (size_t index = 0; index < MOST_BLOCKS; index++) {
    free(own[index].bytes);
    own[index] = (block){NULL, 0};
  }
}

static void make_key(void) {
  if (pthread_key_create(&key, end_thread) != 0) abort();
}

// Each piece has its size before it, in 16 bytes that keep it aligned.
static size_t *size_of(void *pointer) { return (size_t *)((char *)pointer - HEADER); }

static void *take(size_t size) {
  if (size > SIZE_MAX / 4) abort();
  size_t whole = HEADER + ((size + 15) & ~(size_t)15);
  while (blocks[current].bytes == NULL || used + whole > blocks[current].size) {
    if (blocks[current].bytes != NULL) {
      if (++current == MOST_BLOCKS) abort();
      used = 0;
    }
    if (blocks[current].bytes != NULL && blocks[current].size < whole) {
      free(blocks[current].bytes);
      blocks[current].bytes = NULL;
    }
    if (blocks[current].bytes == NULL) {
      size_t wanted = (size_t)FIRST_BLOCK << (current < 20 ? current : 20);
      blocks[current].size = wanted > whole ? wanted : whole;
      blocks[current].bytes = malloc(blocks[current].size);
      if (blocks[current].bytes == NULL) abort();
      if (current == 0) {
        pthread_once(&once, make_key);
        if (pthread_setspecific(key, blocks) != 0) abort();
      }
    }
  }
  void *pointer = blocks[current].bytes + used + HEADER;
  used += whole;
  *size_of(pointer) = size;
  return pointer;
}

void *gazette_arena_calloc(size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / 4 / size) abort();
  void *pointer = take(count * size);
  return memset(pointer, 0, count * size);
}

void *gazette_arena_realloc(void *pointer, size_t size) {
  if (pointer == NULL) return take(size);
  size_t old = *size_of(pointer);
  if (size <= old) return pointer;
  void *moved = take(size);
  return memcpy(moved, pointer, old);
}

void gazette_arena_free(void *pointer) { (void)pointer; }

gazette_arena_mark gazette_arena_current(void) { return (gazette_arena_mark){current, used}; }

void gazette_arena_release(gazette_arena_mark mark) {
  // What a large tree needed beyond the first blocks is not kept for the next.
  for (size_t index = mark.block + 1; index < MOST_BLOCKS && blocks[index].bytes != NULL; index++) {
    free(blocks[index].bytes);
    blocks[index] = (block){NULL, 0};
  }
  current = mark.block;
  used = mark.offset;
}
