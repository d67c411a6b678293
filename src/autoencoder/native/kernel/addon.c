#include "kernel.h"
#include "node.h"
#include "processor.h"

/*
 * The kernel as an addon of Node: an object for each variant that this processor can run. Its functions take the memory as a
 * Uint8Array, then the numbers of kernel.h, whose checks are the caller's.
 */

/** Of the arguments, all are read as integers but the first. */
typedef struct {
  const Kernel *kernel;
  uint8_t *memory;
  uint32_t numbers[4];
} Arguments;

static int readArguments(napi_env env, napi_callback_info info, Arguments *result) {
  napi_value values[5];
  size_t count = 5;
  if (node(napi_get_cb_info)(env, info, &count, values, NULL, (void **)&result->kernel) != napi_ok) return 0;
  size_t length;
  napi_typedarray_type type;
  napi_value buffer;
  size_t offset;
  void *data;
  if (count == 0 || node(napi_get_typedarray_info)(env, values[0], &type, &length, &data, &buffer, &offset) != napi_ok) {
    node(napi_throw_type_error)(env, NULL, "expected the memory as a Uint8Array");
    return 0;
  }
  result->memory = data;
  for (size_t index = 1; index < count && index < 5; index++)
    if (node(napi_get_value_uint32)(env, values[index], &result->numbers[index - 1]) != napi_ok) {
      node(napi_throw_type_error)(env, NULL, "expected integers");
      return 0;
    }
  return 1;
}

static napi_value fromInteger(napi_env env, int32_t value) {
  napi_value result = NULL;
  node(napi_create_int32)(env, value, &result);
  return result;
}

static napi_value fromDouble(napi_env env, double value) {
  napi_value result = NULL;
  node(napi_create_double)(env, value, &result);
  return result;
}

#define entry(name, expression) \
  static napi_value name##Entry(napi_env env, napi_callback_info info) { \
    Arguments arguments = {0}; \
    if (!readArguments(env, info, &arguments)) return NULL; \
    const Kernel *kernel = arguments.kernel; \
    uint8_t *memory = arguments.memory; \
    const uint32_t *n = arguments.numbers; \
    (void)n; \
    expression; \
  }
entry(trainAlone, kernel->trainAlone(memory, n[0], n[1], (int32_t)n[2]); return NULL)
entry(offer, return fromInteger(env, kernel->offer(memory, n[0], n[1], (int32_t)n[2])))
entry(proceed, return fromInteger(env, kernel->proceed(memory, n[0])))
entry(assist, return fromInteger(env, kernel->assist(memory, n[0])))
entry(dismiss, return fromInteger(env, kernel->dismiss(memory, n[0])))
entry(forward, kernel->forward(memory, n[0], (int32_t)n[1], (int32_t)n[2], (int32_t)n[3]); return NULL)
entry(reconstructionError, return fromDouble(env, kernel->reconstructionError(memory, n[0], (int32_t)n[1])))
entry(shuffle, kernel->shuffle(memory, n[0], (int32_t)n[1], n[2]); return NULL)
entry(spin, (void)memory; return fromDouble(env, kernel->spin((int32_t)n[0])))
#undef entry

static const struct {
  const char *name;
  napi_callback callback;
} entries[] = {
    {"trainAlone", trainAloneEntry}, {"offer", offerEntry},     {"proceed", proceedEntry},
    {"assist", assistEntry},         {"dismiss", dismissEntry}, {"forward", forwardEntry},
    {"reconstructionError", reconstructionErrorEntry},          {"shuffle", shuffleEntry},
    {"spin", spinEntry},
};

static void exportVariant(napi_env env, napi_value exports, const char *name, const Kernel *kernel) {
  napi_value variant;
  if (node(napi_create_object)(env, &variant) != napi_ok) return;
  for (size_t index = 0; index < sizeof entries / sizeof *entries; index++) {
    napi_value function;
    node(napi_create_function)(env, entries[index].name, NAPI_AUTO_LENGTH, entries[index].callback, (void *)kernel, &function);
    node(napi_set_named_property)(env, variant, entries[index].name, function);
  }
  node(napi_set_named_property)(env, exports, name, variant);
}

#if defined(__x86_64__)
extern const Kernel kernelAvx2, kernelAvx512;
#else
extern const Kernel kernelNeon;
#endif

NAPI_MODULE_EXPORT int32_t node_api_module_get_api_version_v1(void) { return 8; }

NAPI_MODULE_EXPORT napi_value napi_register_module_v1(napi_env env, napi_value exports) {
  if (!findNode()) return exports;
#if defined(__x86_64__)
  if (runsAvx512()) exportVariant(env, exports, "avx512", &kernelAvx512);
  if (runsAvx2()) exportVariant(env, exports, "avx2", &kernelAvx2);
#else
  exportVariant(env, exports, "neon", &kernelNeon);
#endif
  return exports;
}
