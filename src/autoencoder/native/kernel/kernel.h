#pragma once
#include <stdint.h>

/** What a variant of the kernel does: see kernel.c. Places are offsets in `memory`. Calls return what the host does next (team.h). */
typedef struct {
  void (*trainAlone)(uint8_t *memory, uint32_t lane, uint32_t order, int32_t steps);
  int32_t (*offer)(uint8_t *memory, uint32_t lane, uint32_t order, int32_t steps);
  int32_t (*proceed)(uint8_t *memory, uint32_t lane);
  int32_t (*assist)(uint8_t *memory, uint32_t lane);
  int32_t (*dismiss)(uint8_t *memory, uint32_t lane);
  void (*forward)(uint8_t *memory, uint32_t lane, int32_t from, int32_t to, int32_t rows);
  double (*reconstructionError)(uint8_t *memory, uint32_t lane, int32_t rows);
  void (*shuffle)(uint8_t *memory, uint32_t order, int32_t rows, uint32_t state);
  /** GFLOP of the given number of turns of a loop that multiplies and adds in registers alone. */
  double (*spin)(int32_t turns);
} Kernel;
