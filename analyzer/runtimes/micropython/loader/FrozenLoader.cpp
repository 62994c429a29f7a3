//===- FrozenLoader.cpp - A frozen module's tables -*- C++ -*-===//
//
// The constants as tools/mpy-tool.py writes them into frozen_content.c
// (freeze_constants, freeze_constant_obj): objects in ROM.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/loader/FrozenImage.h"
#include "analyzer/runtimes/micropython/objects/Float.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "llvm/ADT/APInt.h"
#include <cstdio>
#include <cstdlib>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

class FrozenLoader {
public:
  FrozenLoader(Runtime &R, const ir::Module &Code, ModuleContextObj *Context)
      : R(R), Code(Code), Context(Context) {}

  RawCodeCell *load() {
    Context->Code = &Code;
    Context->Names = R.Pool.array<Qstr>(Code.Names.size() + 1);
    for (size_t I = 0; I != Code.Names.size(); ++I)
      Context->Names[I] = R.Qstrs.find(Code.Names[I]);
    Context->ObjectCount = Code.Objects.size();
    Context->Objects = R.Pool.array<Value>(Code.Objects.size());
    for (size_t I = 0; I != Code.Objects.size(); ++I)
      Context->Objects[I] = constant(Code.Objects[I]);
    return rawCode(*Code.Functions[0]);
  }

private:
  Value constant(const ir::Constant &C) {
    using Kind = ir::Constant::Kind;
    switch (C.K) {
    case Kind::None:
      return Value::none();
    case Kind::False:
      return Value::boolean(false);
    case Kind::True:
      return Value::boolean(true);
    case Kind::Ellipsis:
      return R.EllipsisObject;
    case Kind::String:
      if (Qstr Name = R.Frozen->isName(C.Text) || C.Text.empty()
                          ? R.Qstrs.find(C.Text)
                          : 0)
        return Value::qstr(Name);
      return text(C.Text, R.Types.Str);
    case Kind::Bytes:
      return C.Text.empty() ? R.EmptyBytes : text(C.Text, R.Types.Bytes);
    case Kind::Integer:
      return integer(C.Text);
    case Kind::Float:
      return romFloat(R, literal(C.Text));
    case Kind::Complex: {
      auto *Z = R.newStackObject<ComplexObj>(R.Types.Complex);
      Z->Imaginary = roundToTarget(R, literal(C.Text));
      return Z;
    }
    case Kind::Tuple: {
      if (C.Items.empty())
        return R.EmptyTuple;
      auto *T = R.newStackObject<TupleObj>(R.Types.Tuple);
      T->Length = C.Items.size();
      T->Items = R.Pool.array<Value>(T->Length);
      for (size_t I = 0; I != C.Items.size(); ++I)
        T->Items[I] = constant(C.Items[I]);
      return T;
    }
    case Kind::FunctionTable:
      break; // Only native code has it, which is not followed.
    }
    return Value::none();
  }

  Value text(llvm::StringRef Text, const Type *Ty) {
    auto *S = R.newStackObject<StrObj>(Ty);
    S->Text = Text;
    S->Hash = R.Qstrs.computeHash(Text);
    return S;
  }

  /// A small int, or an mp_obj_int_t with fixed digits.
  Value integer(llvm::StringRef Text) {
    llvm::APInt Number(llvm::APInt::getSufficientBitsNeeded(Text, 10) + 1, Text,
                       10);
    if (isFrozenSmallInt(Text))
      return Value::smallInt(Number.getSExtValue());
    auto *O = R.newStackObject<IntObj>(R.Types.Int);
    const unsigned Bits = R.Config.DigitBits;
    O->Z.IsFixed = true;
    O->Z.IsNegative = Number.isNegative();
    Number = Number.abs();
    const unsigned Count = (Number.getActiveBits() + Bits - 1) / Bits;
    O->Z.Digits = R.Pool.array<uint32_t>(Count);
    O->Z.Alloc = O->Z.Length = Count;
    const unsigned Width = std::max(Number.getBitWidth(), Bits);
    Number = Number.zext(Width);
    for (unsigned I = 0; I != Count; ++I, Number.lshrInPlace(Bits))
      O->Z.Digits[I] = uint32_t(Number.getLoBits(Bits).getZExtValue());
    return O;
  }

  /// Python reads the number and writes it as a C literal with 16 digits.
  static double literal(const std::string &Text) {
    char Literal[40];
    std::snprintf(Literal, sizeof(Literal), "%.16g",
                  std::strtod(Text.c_str(), nullptr));
    return std::strtod(Literal, nullptr);
  }

  RawCodeCell *rawCode(const ir::Function &F) {
    if (F.Kind != 'b')
      R.unmodelled("machine code in the frozen module " + Code.SourceName,
                   "its memory and what it does");
    auto *Raw = R.Pool.make<RawCodeCell>();
    Raw->Code = &F;
    if (F.Children.empty())
      return Raw;
    Raw->Children = R.Pool.make<ChildTable>();
    Raw->Children->Count = F.Children.size();
    Raw->Children->Children = R.Pool.array<RawCodeCell *>(F.Children.size());
    for (size_t I = 0; I != F.Children.size(); ++I)
      Raw->Children->Children[I] = rawCode(*Code.Functions[F.Children[I]]);
    return Raw;
  }

  Runtime &R;
  const ir::Module &Code;
  ModuleContextObj *Context;
};

} // namespace

RawCodeCell *micropython::loadFrozen(Runtime &R, const ir::Module &Code,
                                     ModuleContextObj *Context) {
  return FrozenLoader(R, Code, Context).load();
}
