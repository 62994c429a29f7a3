//===- Footprint.cpp - What interrupt handlers read and write -*- C++ -*-===//
#include "analyzer/runtimes/micropython/open/Footprint.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/native/NativeTable.h"
#include "llvm/ADT/STLExtras.h"

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;

namespace {

/// Natives that keep nothing and change none of their arguments' items.
constexpr llvm::StringLiteral Stateless[] = {
    "abs",        "acos",        "asin",       "atan",       "atan2",
    "bin",        "calcsize",    "callable",   "ceil",       "chr",
    "cos",        "const",       "divmod",     "exp",        "fabs",
    "floor",      "fmod",        "hash",       "hex",        "id",
    "idle",       "isinstance",  "isfinite",   "isnan",      "issubclass",
    "len",        "log",         "max",        "min",        "oct",
    "ord",        "pow",         "print",      "radians",    "degrees",
    "repr",       "round",       "sin",        "sleep",      "sleep_ms",
    "sleep_us",   "sqrt",        "sum",        "tan",        "ticks_add",
    "ticks_cpu",  "ticks_diff",  "ticks_ms",   "ticks_us",   "time",
    "time_ns",    "trunc",       "from_bytes", "to_bytes",   "format",
    "startswith", "endswith",    "encode",     "decode",     "strip",
    "split",      "upper",       "lower",      "replace",    "join",
    "schedule",   "disable_irq", "enable_irq", "unpack_from"};
/// The same among the methods of a board's objects: what they do is done to
/// the hardware.
constexpr llvm::StringLiteral Hardware[] = {
    "value",    "on",          "off",      "high",     "low",
    "toggle",   "read",        "read_u16", "read_uv",  "readline",
    "write",    "any",         "readinto", "duty",     "duty_u16",
    "duty_ns",  "freq",        "counter",  "readfrom", "readfrom_mem",
    "writeto",  "writeto_mem", "txdone",   "feed",     "pulse_width_percent",
    "__call__", "flags",       "pin"};
constexpr llvm::StringLiteral ByName[] = {
    "getattr", "setattr", "hasattr", "delattr", "globals",
    "locals",  "exec",    "eval",    "dir",     "execfile"};

/// Items that never change, or none.
bool isFixed(const Runtime &R, Value V) {
  if (!V.isObject())
    return true;
  const Type *Ty = V.object()->Ty;
  const auto &T = R.Types;
  return Ty == T.Str || Ty == T.Bytes || Ty == T.Int || Ty == T.Float ||
         Ty == T.NativeFunction || Ty == T.Function || Ty == T.Type ||
         Ty == T.Module || Ty == T.Range || Ty == T.Slice ||
         isBoardObject(R, V);
}

bool isInstance(Value V) {
  return V.isObject() && V.object()->Ty &&
         (V.object()->Ty->Flags & InstanceType);
}

/// Whether reading the items of \p V, or their number, depends on when.
bool hasItems(const Runtime &R, Value V) {
  return !isFixed(R, V) && !R.isExact(V, R.Types.Tuple) && !isInstance(V);
}

void callOf(Runtime &R, Value Callee, llvm::ArrayRef<Value> Arguments,
            Access &A) {
  Value Self;
  if (auto *M = R.exact<BoundMethodObj>(Callee, R.Types.BoundMethod)) {
    Callee = M->Method;
    Self = M->Self;
  }
  if (R.isExact(Callee, R.Types.Closure) ||
      R.isExact(Callee, R.Types.Function) ||
      R.isExact(Callee, R.Types.GeneratorWrap) || isInstance(Callee))
    return; // Its own operations tell.
  bool HasItems = !isFixed(R, Self);
  for (Value V : Arguments)
    HasItems |= !isFixed(R, V);
  if (auto *N = R.exact<NativeObj>(Callee, R.Types.NativeFunction)) {
    const llvm::StringRef Name = N->Name;
    const Value First = Self                ? Self
                        : Arguments.empty() ? Value()
                                            : Arguments.front();
    A.IsAnyName = llvm::is_contained(ByName, Name);
    A.ReadsItems |= HasItems;
    if (llvm::is_contained(Stateless, Name) ||
        (isBoardObject(R, First) && llvm::is_contained(Hardware, Name))) {
      // readinto() and the like fill what they are given.
      A.WritesItems |= HasItems && Name.contains("into");
      return;
    }
    A.WritesItems |= HasItems;
    A.IsNative = true;
    return;
  }
  if (R.isExact(Callee, R.Types.Type)) {
    auto *Ty = static_cast<Type *>(Callee.object());
    if (Ty->Flags & InstanceType)
      return;
    const Type *Plain[] = {R.Types.Int,   R.Types.Str,   R.Types.Bool,
                           R.Types.Float, R.Types.Bytes, R.Types.Tuple,
                           R.Types.List,  R.Types.Dict,  R.Types.ByteArray,
                           R.Types.Range};
    A.ReadsItems |= HasItems;
    if (llvm::is_contained(Plain, Ty))
      return;
  }
  A.ReadsItems |= HasItems;
  A.WritesItems |= HasItems;
  A.IsNative = true;
}

} // namespace

Access micropython::accessOf(Runtime &R, const Frame &F) {
  Access A;
  const ir::Instruction &I = *F.Ip;
  const Qstr *Names = F.Function->Context->Names;
  const Value *Sp = F.Stack;
  auto Named = [&](bool Writes) {
    A.Name = R.text(Names[I.Argument]);
    A.WritesName = Writes;
  };
  switch (I.Op) {
  case Opcode::LoadName:
  case Opcode::LoadGlobal:
  case Opcode::LoadMethod:
  case Opcode::LoadSuperMethod:
    Named(false);
    break;
  case Opcode::LoadAttr:
    Named(false);
    A.IsAnyName = A.Name == "__dict__";
    break;
  case Opcode::StoreName:
  case Opcode::DeleteName:
    // The body of a class has a dict of its own.
    if (R.Locals == R.Globals)
      Named(true);
    break;
  case Opcode::StoreGlobal:
  case Opcode::DeleteGlobal:
  case Opcode::StoreAttr:
    Named(true);
    break;
  case Opcode::LoadDeref:
    A.ReadsCell = true;
    break;
  case Opcode::StoreDeref:
  case Opcode::DeleteDeref:
    A.WritesCell = true;
    break;
  case Opcode::LoadSubscr:
    A.ReadsItems = hasItems(R, Sp[-1]);
    break;
  case Opcode::StoreSubscr:
    A.WritesItems = hasItems(R, Sp[-1]);
    break;
  case Opcode::BuildSlice: {
    // Where the next operation is a subscript, it is part of this one.
    const Value Base = Sp[I.Argument == 3 ? -3 : -2];
    const Opcode Next = (&I)[1].Op;
    if (Next == Opcode::LoadSubscr)
      A.ReadsItems = hasItems(R, Base);
    else if (Next == Opcode::StoreSubscr)
      A.ReadsItems = A.WritesItems = hasItems(R, Base);
    break;
  }
  case Opcode::PopJumpIfTrue:
  case Opcode::PopJumpIfFalse:
  case Opcode::JumpIfTrueOrPop:
  case Opcode::JumpIfFalseOrPop:
  case Opcode::UnaryOperation:
    A.ReadsItems = hasItems(R, Sp[0]);
    break;
  case Opcode::UnpackSequence:
  case Opcode::UnpackEx:
    A.ReadsItems = hasItems(R, Sp[0]);
    break;
  case Opcode::BinaryOperation: {
    const auto Op = BinaryOp(I.Argument);
    A.ReadsItems = hasItems(R, Sp[0]) || hasItems(R, Sp[-1]);
    A.WritesItems = Op >= BinaryOp::InplaceOr && Op <= BinaryOp::InplacePower &&
                    hasItems(R, Sp[-1]);
    break;
  }
  case Opcode::GetIter:
  case Opcode::GetIterStack: {
    A.ReadsItems = hasItems(R, Sp[0]);
    // An iterator gives itself.
    const Type *Ty = R.typeOf(Sp[0]);
    const auto &T = R.Types;
    const Type *Plain[] = {T.List,  T.Tuple,     T.Dict,  T.Str, T.Bytes,
                           T.Range, T.ByteArray, T.Array, T.Set, T.MemoryView};
    A.IsNative = !isInstance(Sp[0]) && !llvm::is_contained(Plain, Ty);
    break;
  }
  case Opcode::ForIter: {
    const Value It = Sp[-3].isNull() ? Sp[-2] : Sp[-3];
    A.ReadsItems = !isInstance(It);
    A.IsNative = R.isExact(It, R.Types.GeneratorInstance);
    break;
  }
  case Opcode::YieldFrom:
    A.IsNative = true;
    break;
  case Opcode::SetupWith:
    A.IsNative = !isInstance(Sp[0]);
    break;
  case Opcode::WithCleanup:
    A.IsNative = true;
    break;
  case Opcode::ImportName:
    A.IsNative = true;
    break;
  case Opcode::ImportStar:
    A.IsAnyName = true;
    break;
  case Opcode::CallFunction: {
    const uint32_t Count = (I.Argument & 0xff) + 2 * (I.Argument >> 8 & 0xff);
    callOf(R, Sp[-int64_t(Count)], {Sp - Count + 1, Count}, A);
    break;
  }
  case Opcode::CallMethod: {
    uint32_t Count = (I.Argument & 0xff) + 2 * (I.Argument >> 8 & 0xff);
    const Value *Callee = Sp - Count - 1;
    const bool HasSelf = bool(Callee[1]);
    callOf(R, Callee[0], {Callee + (HasSelf ? 1 : 2), Count + HasSelf}, A);
    break;
  }
  case Opcode::CallFunctionVarKw:
  case Opcode::CallMethodVarKw:
    A.ReadsItems = A.WritesItems = A.IsNative = true;
    break;
  default:
    break;
  }
  return A;
}

void Footprint::note(const Access &A) {
  if (!A.Name.empty()) {
    HasGrown |= Read.insert(A.Name).second;
    if (A.WritesName)
      HasGrown |= Written.insert(A.Name).second;
  }
  auto Add = [&](bool Access::*Part) {
    HasGrown |= A.*Part && !(Rest.*Part);
    Rest.*Part |= A.*Part;
  };
  Add(&Access::ReadsCell);
  Add(&Access::WritesCell);
  Add(&Access::ReadsItems);
  Add(&Access::WritesItems);
  Add(&Access::IsNative);
  Add(&Access::IsAnyName);
}

bool Footprint::conflicts(const Access &A) const {
  if (!A.Name.empty() &&
      (Written.contains(A.Name) || (A.WritesName && Read.contains(A.Name))))
    return true;
  if (Rest.IsAnyName && !A.Name.empty())
    return true;
  if (A.IsAnyName && (!Read.empty() || Rest.IsAnyName))
    return true;
  return (Rest.WritesCell && (A.ReadsCell || A.WritesCell)) ||
         (Rest.ReadsCell && A.WritesCell) ||
         (Rest.WritesItems && (A.ReadsItems || A.WritesItems)) ||
         (Rest.ReadsItems && A.WritesItems) || (Rest.IsNative && A.IsNative);
}
