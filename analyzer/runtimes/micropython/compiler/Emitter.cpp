// py/emitbc.c: what each operation puts into the code. The layout is in
// EmitterLayout.cpp.
#include "analyzer/runtimes/micropython/compiler/Emitter.h"
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"

namespace pymemlint::micropython {

Emitter::Emitter(EmitCommon &Common, const CompilerConfig &Config,
                 const KnownNames &Known, unsigned OptimisationLevel, Arena &A,
                 Memory *M, const Label &NextLabel)
    : Common(Common), Config(Config), Known(Known),
      // -O3 leaves the line table out (mp_emit_bc_set_source_line).
      WritesLines(Config.EnableSourceLine && OptimisationLevel < 3), A(A), M(M),
      NextLabel(NextLabel) {
  if (M) {
    StructCell = A.make<WorkCell>();
    M->allocate(*StructCell, Config.EmitBytes);
  }
}

void Emitter::setLabelCount(uint32_t Count) {
  LabelCount = Count;
  LabelOffsets.assign(Count, 0);
  if (M) {
    LabelsCell = A.make<WorkCell>();
    M->allocate(*LabelsCell, uint64_t(Count) * Config.SizeBytes);
  }
}

void Emitter::freeMemory() {
  if (!M)
    return;
  M->free(*LabelsCell, uint64_t(LabelCount) * Config.SizeBytes);
  M->free(*StructCell, Config.EmitBytes);
}

// py/bc.c, mp_encode_uint: seven bits a byte, the highest first.
void Emitter::putNumber(uint32_t Number) {
  if (Number < 0x80)
    return put(Number);
  unsigned Shift = 7;
  while (Shift < 28 && Number >> (Shift + 7))
    Shift += 7;
  for (; Shift; Shift -= 7)
    put(0x80 | (Number >> Shift & 0x7f));
  put(Number & 0x7f);
}

void Emitter::setLine(uint32_t Line) {
  note(Noted::Line, Line);
  if (InScopePass || IsOnlyNoting || !WritesLines || Line <= LastLine)
    return;
  Marks.push_back({uint32_t(Code.size()), Line, Mark::Line});
  writeLines(Offset - LastLineOffset, Line - LastLine);
  LastLineOffset = Offset;
  LastLine = Line;
}

void Emitter::assignLabel(Label L) {
  note(Noted::AssignLabel, L);
  Suppressed = false;
  if (InScopePass || IsOnlyNoting)
    return;
  Marks.push_back({uint32_t(Code.size()), L, Mark::Label});
  LabelOffsets[L] = Offset;
}

void Emitter::jumpTo(int Adjustment, uint8_t Op, Label L) {
  adjustStack(Adjustment);
  if (!isEmitting())
    return;
  Marks.push_back({uint32_t(Code.size()), L, Op});
  Offset += 3; // Until the distance is known.
}

void Emitter::loadSmallInt(int64_t Number) {
  note(Noted::LoadSmallInt, Number);
  if (Number >= -bytecode::SmallIntMultiExcess &&
      Number < bytecode::SmallIntMultiCount - bytecode::SmallIntMultiExcess)
    return byte(1, bytecode::LoadConstSmallIntMulti +
                       bytecode::SmallIntMultiExcess + Number);
  adjustStack(1);
  if (!isEmitting())
    return;
  put(bytecode::LoadConstSmallInt);
  // Seven bits a byte, the highest first; bit 6 of the first is the sign.
  unsigned Shift = 0;
  while (Shift < 63 && (Number >> (Shift + 6)) != 0 &&
         (Number >> (Shift + 6)) != -1)
    Shift += 7;
  for (; Shift; Shift -= 7)
    put(0x80 | (Number >> Shift & 0x7f));
  put(Number & 0x7f);
}

void Emitter::loadSlot(uint32_t Slot, bool IsCell) {
  note(Noted::LoadSlot, Slot, IsCell);
  if (!IsCell && Slot < bytecode::FastMultiCount)
    byte(1, bytecode::LoadFastMulti + Slot);
  else
    number(1, IsCell ? bytecode::LoadDeref : bytecode::LoadFast, Slot);
}

void Emitter::storeSlot(uint32_t Slot, bool IsCell) {
  note(Noted::StoreSlot, Slot, IsCell);
  if (!IsCell && Slot < bytecode::FastMultiCount)
    byte(-1, bytecode::StoreFastMulti + Slot);
  else
    number(-1, IsCell ? bytecode::StoreDeref : bytecode::StoreFast, Slot);
}

void Emitter::deleteSlot(uint32_t Slot, bool IsCell) {
  note(Noted::DeleteSlot, Slot, IsCell);
  number(0, IsCell ? bytecode::DeleteDeref : bytecode::DeleteFast, Slot);
}

void Emitter::deleteSubscript() {
  note(Noted::DeleteSubscript);
  Unnoted Guard(*this);
  loadNull();
  rotateThree();
  storeSubscript();
}

void Emitter::deleteAttribute(Qstr Name) {
  note(Noted::DeleteAttribute, Name);
  Unnoted Guard(*this);
  loadNull();
  rotateTwo();
  storeAttribute(Name);
}

void Emitter::jump(Label L) {
  note(Noted::Jump, L);
  jumpTo(0, bytecode::Jump, L);
  Suppressed = true;
}

void Emitter::popJumpIf(bool Condition, Label L) {
  note(Noted::PopJumpIf, L, Condition);
  jumpTo(-1, Condition ? bytecode::PopJumpIfTrue : bytecode::PopJumpIfFalse, L);
}

void Emitter::jumpIfOrPop(bool Condition, Label L) {
  note(Noted::JumpIfOrPop, L, Condition);
  jumpTo(-1, Condition ? bytecode::JumpIfTrueOrPop : bytecode::JumpIfFalseOrPop,
         L);
}

void Emitter::unwindJump(Label L, bool LeavesFor, uint32_t Handlers) {
  note(Noted::UnwindJump, L, Handlers, LeavesFor);
  if (Handlers == 0) {
    if (LeavesFor)
      for (int I = 0; I != 4; ++I) // The iterator takes MP_OBJ_ITER_BUF_NSLOTS.
        rawByte(bytecode::PopTop);
    jumpTo(0, bytecode::Jump, L);
  } else {
    jumpTo(0, bytecode::UnwindJump, L);
    rawByte((LeavesFor ? 0x80 : 0) | Handlers);
  }
  Suppressed = true;
}

void Emitter::withCleanup(Label L) {
  note(Noted::WithCleanup, L);
  Unnoted Guard(*this);
  loadNone();
  assignLabel(L);
  byte(2, bytecode::WithCleanup); // Room for calling __exit__.
  adjustStack(-4);                // That room, and what setupWith pushed.
}

void Emitter::asyncWithSetupFinally(Label Exit, Label Finally, Label Unwind) {
  note(Noted::AsyncWithSetupFinally, Exit, Finally, Unwind);
  Unnoted Guard(*this);
  // The body ended by itself:
  loadNone();
  rotateTwo();
  jump(Exit);
  // It ended otherwise: with an exception, or with a return or a jump?
  assignLabel(Finally);
  duplicate();
  loadGlobal(Known.BaseException);
  binary(ir::BinaryOperator::ExceptionMatch);
  popJumpIf(false, Unwind);
}

void Emitter::popExceptJump(Label L, bool InHandler) {
  note(Noted::PopExceptJump, L, InHandler);
  jumpTo(0, bytecode::PopExceptJump, L);
  Suppressed = true;
}

void Emitter::storeComprehension(ScopeKind Kind, uint32_t StackIndex) {
  note(Noted::StoreComprehension, unsigned(Kind), StackIndex);
  unsigned Type = Kind == ScopeKind::ListComprehension   ? 0
                  : Kind == ScopeKind::DictComprehension ? 1
                                                         : 2;
  unsigned Extra = Type == 1; // A dict's item is two values.
  number(-1 - int(Extra), bytecode::StoreComprehension,
         (StackIndex + Extra) << 2 | Type);
}

uint32_t Emitter::child(Scope &Made) {
  Children.push_back(&Made);
  return Children.size() - 1;
}

void Emitter::makeFunction(Scope &Made, bool HasDefaults) {
  note(Noted::MakeFunction, reinterpret_cast<intptr_t>(&Made), HasDefaults);
  number(HasDefaults ? -1 : 1,
         HasDefaults ? bytecode::MakeFunctionDefaults : bytecode::MakeFunction,
         child(Made));
}

void Emitter::makeClosure(Scope &Made, uint32_t Cells, bool HasDefaults) {
  note(Noted::MakeClosure, reinterpret_cast<intptr_t>(&Made), HasDefaults,
       Cells);
  number(1 - int(Cells) - (HasDefaults ? 2 : 0),
         HasDefaults ? bytecode::MakeClosureDefaults : bytecode::MakeClosure,
         child(Made));
  rawByte(Cells);
}

void Emitter::call(int Adjustment, uint8_t Op, uint32_t Positional,
                   uint32_t Keywords, bool HasStars) {
  Adjustment -= int(Positional) + 2 * int(Keywords) + HasStars;
  number(Adjustment, Op + HasStars, Keywords << 8 | Positional);
}

void Emitter::callFunction(uint32_t Positional, uint32_t Keywords,
                           bool HasStars) {
  note(Noted::CallFunction, Positional, Keywords, HasStars);
  call(0, bytecode::CallFunction, Positional, Keywords, HasStars);
}

void Emitter::callMethod(uint32_t Positional, uint32_t Keywords,
                         bool HasStars) {
  note(Noted::CallMethod, Positional, Keywords, HasStars);
  call(-1, bytecode::CallMethod, Positional, Keywords, HasStars);
}

void Emitter::returnValue() {
  note(Noted::Return);
  byte(-1, bytecode::ReturnValue);
  Suppressed = true;
}

void Emitter::raise(unsigned Arguments) {
  note(Noted::Raise, Arguments);
  byte(-int(Arguments), bytecode::RaiseLast + Arguments);
  Suppressed = true;
}

void Emitter::yield(int Adjustment, uint8_t Op) {
  note(Noted::Yield, Op == bytecode::YieldFrom);
  byte(Adjustment, Op);
  Current->Flags |= ir::IsGenerator;
}

} // namespace pymemlint::micropython
