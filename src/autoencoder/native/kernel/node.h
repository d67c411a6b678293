#pragma once
#include <node_api.h>

/*
 * Node's functions. Elsewhere the loader finds them in the running executable; on Windows an addon would name node.exe, and fail in
 * an executable of another name, such as that of VS Code. So they are looked up there when the addon is loaded.
 */
#ifdef _WIN32
#define eachOfNode(one) \
  one(napi_create_object) one(napi_create_function) one(napi_set_named_property) one(napi_get_cb_info) \
  one(napi_get_value_uint32) one(napi_get_value_int32) one(napi_get_typedarray_info) one(napi_create_int32) \
  one(napi_create_double) one(napi_throw_type_error)

__declspec(dllimport) void *GetModuleHandleA(const char *name);
__declspec(dllimport) void *GetProcAddress(void *module, const char *name);

#define declareOne(name) static __typeof__(name) *node_##name;
eachOfNode(declareOne)
#undef declareOne

/** @returns whether all of them are there. */
static int findNode(void) {
  void *executable = GetModuleHandleA(NULL);
#define findOne(name) \
  node_##name = (__typeof__(name) *)GetProcAddress(executable, #name); \
  if (node_##name == NULL) return 0;
  eachOfNode(findOne)
#undef findOne
  return 1;
}
#define node(name) node_##name
#else
static int findNode(void) { return 1; }
#define node(name) name
#endif
