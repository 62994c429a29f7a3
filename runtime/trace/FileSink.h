//===- FileSink.h - A trace in a file that survives a crash -*- C++ -*-===//
#ifndef PYMEMLINT_RUNTIME_TRACE_FILESINK_H
#define PYMEMLINT_RUNTIME_TRACE_FILESINK_H

#include "runtime/trace/Descriptor.h"
#include "runtime/trace/Destination.h"
#include <string>

namespace pymemlint::trace {

/// Maps the file's end into memory: what was written is the kernel's, whatever
/// becomes of the process. Room on the disk is taken before it is written to,
/// so that a full disk is an answer and not a signal. Asks nothing of malloc
/// after it was made.
class FileSink final : public Destination {
public:
  /// Makes the file anew; failed() says why it could not.
  explicit FileSink(const std::string &Path);
  ~FileSink() override;
  FileSink(const FileSink &) = delete;
  FileSink &operator=(const FileSink &) = delete;

  Window next(uint8_t *Used) override;
  bool close(uint8_t *Used) override;
  void abandon() override;
  int failed() const override { return Error; }
  uint64_t bytes() const override { return Written; }
  std::string problem() const override;

private:
  void unmap();
  int number();

  Descriptor File;
  int Error = 0;
  uint64_t Written = 0; ///< Where the window begins, in the file.
  uint8_t *Map = nullptr, *Begin = nullptr;
  size_t MapBytes = 0;
};

} // namespace pymemlint::trace
#endif
