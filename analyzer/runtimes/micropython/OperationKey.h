//===- OperationKey.h - What an operation does to the C stack -*- C++ -*-===//
//
// Which C functions an operation of bytecode calls, one below the other, is
// decided by its opcode, the kinds of its operands and whom it calls. A key is
// the hash of those; the first one names them all, the others leave details
// out.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_OPERATIONKEY_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_OPERATIONKEY_H

#include "analyzer/machine/Value.h"
#include "llvm/ADT/StringRef.h"

namespace pymemlint::micropython {

class Runtime;
struct Frame;

/// FNV-1a, 64 bits, over the text that was added.
class TextHash {
public:
  TextHash &add(llvm::StringRef Text) {
    for (unsigned char C : Text)
      Sum = (Sum ^ C) * 0x100000001b3;
    return *this;
  }
  TextHash &add(uint64_t Number);
  uint64_t sum() const { return Sum; }

private:
  uint64_t Sum = 0xcbf29ce484222325;
};

struct OperationKey {
  TextHash Texts[3];
  unsigned Count = 0; ///< Of Texts.
  /// Whom it calls or steps, and the object of a called method.
  Value Callee, Self;
};

/// Of the operation at \p F.Ip, before it runs.
OperationKey keyOfOperation(Runtime &R, const Frame &F);

} // namespace pymemlint::micropython
#endif
