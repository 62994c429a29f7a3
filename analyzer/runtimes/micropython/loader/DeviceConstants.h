//===- DeviceConstants.h - Constants made on the device -*- C++ -*-===//
//
// The ConstantFactory of a compiler that runs on the device: constants are
// objects on its heap and cost what the interpreter's functions cost.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_LOADER_DEVICECONSTANTS_H
#define PYMEMLINT_MICROPYTHON_LOADER_DEVICECONSTANTS_H

#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/compiler/ConstantFactory.h"

namespace pymemlint::micropython {

class Lexer;

class DeviceConstants final : public ConstantFactory {
public:
  /// \p Source is what tracebacks call the text.
  DeviceConstants(Runtime &R, const Qstr &Source) : R(R), Source(Source) {}
  /// The lexer whose tokens the constants come from.
  void readFrom(const Lexer *L) { Reader = L; }

  Value string(llvm::StringRef Text) override;
  Value bytes(llvm::StringRef Data) override;
  Value integer(llvm::StringRef Text, unsigned Base) override;
  Value floating(llvm::StringRef Text, bool AllowImaginary) override;
  Value tuple(llvm::ArrayRef<Value> Items) override;
  Value ellipsis() override;
  Value unary(unsigned Operation, Value V) override;
  Value binary(unsigned Operation, Value Left, Value Right) override;
  bool isTrue(Value V) override;
  ConstantView view(Value V) override;
  ConstantView::Kind kind(Value V) override;
  Value moduleConstant(Qstr Module, Qstr Name) override;

private:
  [[noreturn]] void refuse(Value Exception);

  Runtime &R;
  const Qstr &Source;
  const Lexer *Reader = nullptr;
};

} // namespace pymemlint::micropython
#endif
