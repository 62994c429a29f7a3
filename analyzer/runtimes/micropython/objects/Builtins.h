//===- Builtins.h - The module builtins -*- C++ -*-===//
//
// py/modbuiltins.c.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_BUILTINS_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_BUILTINS_H

#include "analyzer/runtimes/micropython/objects/Printer.h"

namespace pymemlint::micropython {

// Those that need the compiler on the device (py/builtinevex.c).
Value builtinEval(Runtime &R, Arguments A);
Value builtinExec(Runtime &R, Arguments A);
Value builtinCompile(Runtime &R, Arguments A);
Value builtinExecfile(Runtime &R, Arguments A);
/// open() and io.open (mp_builtin_open).
Value builtinOpen(Runtime &R, Arguments A);

/// A print to a stream object (mp_stream_write_adaptor).
class StreamPrinter final : public Printer {
public:
  /// Raises OSError when \p Stream cannot be written to (mp_get_stream_raise).
  StreamPrinter(Runtime &R, Value Stream);
  void write(llvm::StringRef Text) override;

private:
  Runtime &R;
  Value Stream;
  const StreamProtocol *Protocol;
};

} // namespace pymemlint::micropython
#endif
