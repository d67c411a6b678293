#include <stddef.h>
#include <stdint.h>

/*
 * What the compiler takes for granted instead of a C library. Loops that it must not turn into calls of themselves.
 */
__attribute__((no_builtin)) void *memcpy(void *restrict to, const void *restrict from, size_t bytes) {
  for (size_t i = 0; i < bytes; i++) ((volatile uint8_t *)to)[i] = ((const uint8_t *)from)[i];
  return to;
}

__attribute__((no_builtin)) void *memmove(void *to, const void *from, size_t bytes) {
  if ((uintptr_t)to <= (uintptr_t)from) return memcpy(to, from, bytes);
  for (size_t i = bytes; i > 0; i--) ((volatile uint8_t *)to)[i - 1] = ((const uint8_t *)from)[i - 1];
  return to;
}

__attribute__((no_builtin)) void *memset(void *to, int value, size_t bytes) {
  for (size_t i = 0; i < bytes; i++) ((volatile uint8_t *)to)[i] = (uint8_t)value;
  return to;
}

#ifdef _WIN32
/** Its place says that there are floating-point numbers. */
int _fltused = 1;
#endif
