// What each operation of the Cost IR is.
#include "analyzer/ir/Opcodes.h"
#include "llvm/ADT/StringSwitch.h"

using namespace pymemlint::ir;
using llvm::StringRef;

StringRef pymemlint::ir::opcodeName(Opcode Op) {
  static constexpr StringRef Names[] = {
#define OPCODE(Name, Argument) #Name,
#include "analyzer/ir/Opcodes.def"
  };
  return Names[size_t(Op)];
}

std::optional<Opcode> pymemlint::ir::opcodeNamed(StringRef Name) {
  return llvm::StringSwitch<std::optional<Opcode>>(Name)
#define OPCODE(Name, Argument) .Case(#Name, Opcode::Name)
#include "analyzer/ir/Opcodes.def"
      .Default(std::nullopt);
}

ArgumentKind pymemlint::ir::argumentKind(Opcode Op) {
  static constexpr ArgumentKind Kinds[] = {
#define OPCODE(Name, Argument) ArgumentKind::Argument,
#include "analyzer/ir/Opcodes.def"
  };
  return Kinds[size_t(Op)];
}

bool pymemlint::ir::jumpsItself(Opcode Op) {
  return isJump(Op) && Op != Opcode::SetupWith && Op != Opcode::SetupExcept &&
         Op != Opcode::SetupFinally;
}

bool pymemlint::ir::isTerminator(Opcode Op) {
  switch (Op) {
  case Opcode::Jump:
  case Opcode::UnwindJump:
  case Opcode::PopExceptJump:
  case Opcode::ReturnValue:
  case Opcode::RaiseLast:
  case Opcode::RaiseObject:
  case Opcode::RaiseFrom:
    return true;
  default:
    return false;
  }
}

/// Values that a call takes for its arguments: keywords come in pairs.
static uint32_t callArguments(int32_t Argument) {
  return uint32_t(Argument & 0xff) + 2 * uint32_t(Argument >> 8 & 0xff);
}

StackEffect pymemlint::ir::stackEffect(const Instruction &I) {
  uint32_t N = uint32_t(I.Argument);
  switch (I.Op) {
  case Opcode::LoadConstFalse:
  case Opcode::LoadConstNone:
  case Opcode::LoadConstTrue:
  case Opcode::LoadConstSmallInt:
  case Opcode::LoadConstString:
  case Opcode::LoadConstObject:
  case Opcode::LoadNull:
  case Opcode::LoadFast:
  case Opcode::LoadDeref:
  case Opcode::LoadName:
  case Opcode::LoadGlobal:
  case Opcode::LoadBuildClass:
  case Opcode::BuildMap:
  case Opcode::MakeFunction:
    return {0, 1};
  case Opcode::LoadAttr:
  case Opcode::UnaryOperation:
  case Opcode::GetIter:
  case Opcode::YieldValue:
    return {1, 1};
  case Opcode::LoadMethod:
    return {1, 2};
  case Opcode::LoadSuperMethod:
    return {3, 2};
  case Opcode::LoadSubscr:
  case Opcode::Viper: // Of most actions; it is in no code that is verified.
  case Opcode::BinaryOperation:
  case Opcode::ImportName:
  case Opcode::YieldFrom:
  case Opcode::MakeFunctionDefaults:
    return {2, 1};
  case Opcode::StoreFast:
  case Opcode::StoreDeref:
  case Opcode::StoreName:
  case Opcode::StoreGlobal:
  case Opcode::PopTop:
  case Opcode::PopJumpIfTrue:
  case Opcode::PopJumpIfFalse:
  case Opcode::JumpIfTrueOrPop:
  case Opcode::JumpIfFalseOrPop:
  case Opcode::EndFinally:
  case Opcode::ReturnValue:
  case Opcode::RaiseObject:
  case Opcode::ImportStar:
    return {1, 0};
  case Opcode::StoreAttr:
  case Opcode::RaiseFrom:
    return {2, 0};
  case Opcode::StoreSubscr:
    return {3, 0};
  case Opcode::DeleteFast:
  case Opcode::DeleteDeref:
  case Opcode::DeleteName:
  case Opcode::DeleteGlobal:
  case Opcode::UnwindJump:
  case Opcode::Jump:
  case Opcode::SetupExcept:
  case Opcode::SetupFinally:
  case Opcode::PopExceptJump:
  case Opcode::RaiseLast:
  case Opcode::Assume:
    return {0, 0};
  case Opcode::DupTop:
    return {1, 2};
  case Opcode::DupTopTwo:
    return {2, 4};
  case Opcode::RotTwo:
    return {2, 2};
  case Opcode::RotThree:
    return {3, 3};
  case Opcode::SetupWith: // ctx_mgr -> __exit__, ctx_mgr, value
    return {1, 3};
  case Opcode::ForIter:
    return {IteratorSlots, IteratorSlots + 1};
  case Opcode::WithCleanup: // __exit__, ctx_mgr, why -> why
    return {3, 1};
  case Opcode::GetIterStack:
    return {1, IteratorSlots};
  case Opcode::BuildTuple:
  case Opcode::BuildList:
  case Opcode::BuildSet:
  case Opcode::BuildSlice:
    return {N, 1};
  case Opcode::StoreMap: // map, key, value -> map
    return {3, 1};
  case Opcode::StoreComprehension: {
    // The collection lies N >> 2 below the top; a dict takes two values.
    uint32_t Taken = (N & 3) == 1 ? 2 : 1;
    uint32_t Deep = std::max((N >> 2) + 1, Taken);
    return {Deep, Deep - Taken};
  }
  case Opcode::UnpackSequence:
    return {1, N};
  case Opcode::UnpackEx:
    return {1, (N & 0xff) + (N >> 8 & 0xff) + 1};
  case Opcode::ImportFrom:
    return {1, 2};
  case Opcode::MakeClosure:
    return {I.Extra, 1};
  case Opcode::MakeClosureDefaults:
    return {uint32_t(I.Extra) + 2, 1};
  case Opcode::CallFunction:
    return {callArguments(I.Argument) + 1, 1};
  case Opcode::CallFunctionVarKw: // One more: which arguments have a star.
  case Opcode::CallMethod:        // One more: self.
    return {callArguments(I.Argument) + 2, 1};
  case Opcode::CallMethodVarKw:
    return {callArguments(I.Argument) + 3, 1};
  }
  return {};
}
