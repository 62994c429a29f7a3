// Memory for machine code, by port.
#include "analyzer/runtimes/micropython/loader/ExecutableMemory.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

Storage *ExecutableMemory::allocate(uint64_t Bytes) {
  // ports/unix/alloc.c, mp_unix_alloc_exec: pages outside the heap, in a list
  // that the roots lead to.
  if (R.Config.Port == "unix") {
    R.RootCells.push_back(R.newStorage(R.sizeOf("mmap_region_t")));
    return nullptr;
  }
  Storage *Code = R.newStorage(Bytes);
  // esp_native_code_commit: a copy elsewhere is what runs, this one becomes
  // garbage.
  if (R.Config.Port == "esp32" || R.Config.Port == "esp8266")
    return nullptr;
  return Code;
}
