//===- HostConstants.h - Constants of a cross-compiler -*- C++ -*-===//
//
// What mpy-cross makes of a program's constants: objects on the host, with the
// arithmetic of its own interpreter (64-bit words, double floats).
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_HOSTCONSTANTS_H
#define PYMEMLINT_MICROPYTHON_COMPILER_HOSTCONSTANTS_H

#include "analyzer/machine/Cell.h"
#include "analyzer/runtimes/micropython/FloatText.h"
#include "analyzer/runtimes/micropython/compiler/ConstantFactory.h"
#include "llvm/ADT/APInt.h"
#include <deque>
#include <vector>

namespace pymemlint::micropython {

class QstrTable;

class HostConstants final : public ConstantFactory {
public:
  /// The constants live as long as this object. \p Version is mpy-cross's.
  explicit HostConstants(QstrTable &Names, unsigned Version = 27);
  HostConstants(const HostConstants &) = delete;
  HostConstants &operator=(const HostConstants &) = delete;

  Value string(llvm::StringRef Text) override;
  Value bytes(llvm::StringRef Data) override;
  Value integer(llvm::StringRef Text, unsigned Base) override;
  Value floating(llvm::StringRef Text, bool AllowImaginary) override;
  Value tuple(llvm::ArrayRef<Value> Items) override;
  Value ellipsis() override { return &EllipsisObject; }
  Value unary(unsigned Operation, Value V) override;
  Value binary(unsigned Operation, Value Left, Value Right) override;
  bool isTrue(Value V) override;
  ConstantView view(Value V) override;
  ConstantView::Kind kind(Value V) override;
  Value moduleConstant(Qstr Module, Qstr Name) override;

private:
  /// Numbers of more bits are left to the program: mpy-cross runs out of memory
  /// on very large ones, and nobody should wait for them.
  static constexpr unsigned MaxBits = 1 << 21;
  /// Words that all operations together may work on.
  static constexpr uint64_t MaxWork = 1u << 30;

  struct Object final : Obj {
    ConstantView::Kind K = ConstantView::None;
    std::string Text;   ///< String, Bytes.
    llvm::APInt Number; ///< Integer: signed.
    double Real = 0, Imaginary = 0;
    std::vector<Value> Items;
  };
  Object &make(ConstantView::Kind K);
  static const Object &objectOf(Value V) {
    return *static_cast<const Object *>(V.object());
  }
  Value number(const llvm::APInt &N);
  Value number(double D);
  llvm::APInt integerOf(Value V) const;
  double doubleOf(Value V) const;
  bool spend(uint64_t Words);
  Value integers(unsigned Operation, const llvm::APInt &L,
                 const llvm::APInt &R);
  Value power(const llvm::APInt &Base, const llvm::APInt &Exponent);
  Value floats(unsigned Operation, double L, double R);
  Value asFormerResult(unsigned Operation, Value Result, Value Left,
                       Value Right);

  QstrTable &Names;
  const unsigned Version;
  const FloatModel Floats;
  std::deque<Object> Objects;
  Object EllipsisObject, EmptyTuple;
  Qstr Math = 0;
  std::vector<std::pair<Qstr, Value>> MathConstants;
  uint64_t Work = 0;
};

} // namespace pymemlint::micropython
#endif
