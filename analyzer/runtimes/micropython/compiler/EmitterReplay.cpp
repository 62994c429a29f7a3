// What a block that becomes machine code does, as bytecode.
#include "analyzer/runtimes/micropython/compiler/Emitter.h"

namespace pymemlint::micropython {

void Emitter::replay(const NativeOperation &O) {
  using Op = NativeOperation;
  switch (O.K) {
  case Op::Line:
    return setLine(O.A);
  case Op::AdjustStack:
    return adjustStack(O.A);
  case Op::BlockBegin:
  case Op::StatementEnd:
  case Op::BlockEnd:
    return;
  case Op::LoadSlot:
    return loadSlot(O.A, O.B);
  case Op::StoreSlot:
    return storeSlot(O.A, O.B);
  case Op::DeleteSlot:
    return deleteSlot(O.A, O.B);
  case Op::LoadGlobal:
    return O.B ? loadGlobal(O.A) : loadName(O.A);
  case Op::StoreGlobal:
    return O.B ? storeGlobal(O.A) : storeName(O.A);
  case Op::DeleteGlobal:
    return O.B ? deleteGlobal(O.A) : deleteName(O.A);
  case Op::AssignLabel:
    return assignLabel(O.A);
  case Op::ImportName:
    return importName(O.A);
  case Op::ImportFrom:
    return importFrom(O.A);
  case Op::ImportStar:
    return importStar();
  case Op::LoadNone:
    return loadNone();
  case Op::LoadBool:
    return loadToken(O.A ? bytecode::LoadConstTrue : bytecode::LoadConstFalse);
  case Op::LoadSmallInt:
    return loadSmallInt(O.A);
  case Op::LoadString:
    return loadString(O.A);
  case Op::LoadConstant:
    return loadConstant(Value::fromBits(O.A));
  case Op::LoadNull:
    return loadNull();
  case Op::LoadMethod:
    return O.B ? loadSuperMethod(O.A) : loadMethod(O.A);
  case Op::LoadBuildClass:
    return loadBuildClass();
  case Op::LoadSubscript:
    return loadSubscript();
  case Op::StoreSubscript:
    return storeSubscript();
  case Op::DeleteSubscript:
    return deleteSubscript();
  case Op::LoadAttribute:
    return loadAttribute(O.A);
  case Op::StoreAttribute:
    return storeAttribute(O.A);
  case Op::DeleteAttribute:
    return deleteAttribute(O.A);
  case Op::Duplicate:
    return duplicate();
  case Op::DuplicateTwo:
    return duplicateTwo();
  case Op::Pop:
    return pop();
  case Op::RotateTwo:
    return rotateTwo();
  case Op::RotateThree:
    return rotateThree();
  case Op::Jump:
    return jump(O.A);
  case Op::PopJumpIf:
    return popJumpIf(O.B, O.A);
  case Op::JumpIfOrPop:
    return jumpIfOrPop(O.B, O.A);
  case Op::UnwindJump:
    return unwindJump(O.A, O.C, O.B);
  case Op::SetupWith:
    return setupWith(O.A);
  case Op::SetupExcept:
    return setupExcept(O.A);
  case Op::SetupFinally:
    return setupFinally(O.A);
  case Op::WithCleanup:
    return withCleanup(O.A);
  case Op::AsyncWithSetupFinally:
    return asyncWithSetupFinally(O.A, O.B, O.C);
  case Op::EndFinally:
    return endFinally();
  case Op::GetIterator:
    return O.A ? getIteratorOnStack() : getIterator();
  case Op::ForIterator:
    return forIterator(O.A);
  case Op::ForIteratorEnd:
    return forIteratorEnd();
  case Op::PopExceptJump:
    return popExceptJump(O.A, O.B);
  case Op::Unary:
    return unary(ir::UnaryOperator(O.A));
  case Op::Binary:
    return binary(ir::BinaryOperator(O.A));
  case Op::BuildTuple:
    return buildTuple(O.A);
  case Op::BuildList:
    return buildList(O.A);
  case Op::BuildMap:
    return buildMap(O.A);
  case Op::BuildSet:
    return buildSet(O.A);
  case Op::BuildSlice:
    return buildSlice(O.A);
  case Op::StoreMap:
    return storeMap();
  case Op::StoreComprehension:
    return storeComprehension(ScopeKind(O.A), O.B);
  case Op::UnpackSequence:
    return unpackSequence(O.A);
  case Op::UnpackExtended:
    return unpackExtended(O.A, O.B);
  case Op::MakeFunction:
    return makeFunction(*reinterpret_cast<Scope *>(O.A), O.B);
  case Op::MakeClosure:
    return makeClosure(*reinterpret_cast<Scope *>(O.A), O.C, O.B);
  case Op::CallFunction:
    return callFunction(O.A, O.B, O.C);
  case Op::CallMethod:
    return callMethod(O.A, O.B, O.C);
  case Op::Return:
    return returnValue();
  case Op::Raise:
    return raise(O.A);
  case Op::Yield:
    return O.A ? yieldFrom() : yieldValue();
  case Op::StartExceptHandler:
    return startExceptHandler();
  case Op::EndExceptHandler:
    return endExceptHandler();
  case Op::Viper:
    return viper(-int(O.B), O.A);
  }
}

} // namespace pymemlint::micropython
