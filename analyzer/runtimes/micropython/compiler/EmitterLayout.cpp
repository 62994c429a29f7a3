// py/emitbc.c: the passes over a block's code. Prelude, line table, and jumps
// that get shorter as the distances become known.
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/Object.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include "analyzer/runtimes/micropython/compiler/Emitter.h"
#include "analyzer/runtimes/micropython/compiler/Prelude.h"
#include "analyzer/runtimes/micropython/compiler/native/NativeEmitter.h"
#include <algorithm>

namespace pymemlint::micropython {

void Emitter::startScopePass(Scope &S) {
  Current = &S;
  InScopePass = true;
  IsNoting = IsOnlyNoting = false;
  Suppressed = false;
  Children.clear();
  Info.clear();
  writePrelude(/*HasSizes=*/false); // The block's name takes an index here.
}

void Emitter::startCodePass(Scope &S) {
  Current = &S;
  InScopePass = false;
  Suppressed = false;
  Depth = 0;
  Offset = 0;
  LastLine = 1;
  LastLineOffset = 0;
  Code.clear();
  Marks.clear();
  Children.clear();
  Info.clear();
  IsNoting = S.isNative();
  IsOnlyNoting = IsNoting;
  Operations.clear();
  if (!IsNoting) // The native emitter names parameters at the end.
    writePrelude(/*HasSizes=*/false);
}

void Emitter::writePrelude(bool HasSizes) {
  Scope &S = *Current;
  uint32_t State = S.Locals + S.StackSize;
  if (State == 0)
    State = 1; // An exception that passes through needs a slot.
  if (Config.DebugVmStackOverflow)
    ++State;
  encodePreludeSignature(State, S.ExceptionStackSize, S, Info);
  if (HasSizes)
    encodePreludeSizes(InfoSection, Cells, Info);
  PreludeNames = Info.size();

  writeName(S.SimpleName);
  // Machine code of viper has no names of parameters.
  const bool HasNames = S.Option != EmitOption::Viper;
  for (uint32_t I = 0;
       I != uint32_t(S.PositionalArguments) + S.KeywordOnlyArguments; ++I)
    writeName(HasNames ? S.argumentName(I, Known.Star) : S.SimpleName);
}

void Emitter::writeName(Qstr Name) {
  uint32_t Index = Common.useName(Name);
  unsigned Shift = 0;
  while (Shift < 28 && Index >> (Shift + 7))
    Shift += 7;
  for (; Shift; Shift -= 7)
    Info.push_back(0x80 | (Index >> Shift & 0x7f));
  Info.push_back(Index & 0x7f);
}

// emit_write_code_info_bytes_lines: 0LLBBBBB for few lines, 1LLLBBBB LLLLLLLL
// for many; bytes are skipped before lines.
void Emitter::writeLines(uint32_t Bytes, uint32_t Lines) {
  while (Bytes || Lines) {
    uint32_t B, L;
    if (Lines <= 6 || Bytes > 0xf) {
      B = std::min(Bytes, 0x1fu);
      L = B < Bytes ? 0 : std::min(Lines, 3u);
      Info.push_back(B | L << 5);
    } else {
      B = std::min(Bytes, 0xfu);
      L = std::min(Lines, 0x7ffu);
      Info.push_back(0x80 | B | (L >> 4 & 0x70));
      Info.push_back(L);
    }
    Bytes -= B;
    Lines -= L;
  }
}

/// mp_emit_bc_end_pass: the cells that the function starts with.
void Emitter::writeCells() {
  InfoSection = Info.size() - PreludeNames;
  Cells = 0;
  for (const NameInfo &Name : Current->names())
    if (Name.Kind == NameKind::CellVariable) {
      Info.push_back(Name.Slot);
      ++Cells;
    }
}

/// Goes over the recorded code with the labels' places of the pass before.
void Emitter::layOut(bool Write) {
  uint32_t Position = 0;
  auto copyTo = [&](uint32_t End) {
    if (Write)
      Output.insert(Output.end(), Code.begin() + Position, Code.begin() + End);
    Offset += End - Position;
    Position = End;
  };
  for (const Mark &M : Marks) {
    copyTo(M.Position);
    if (M.Kind == Mark::Label) {
      LabelOffsets[M.Number] = Offset;
      continue;
    }
    if (M.Kind == Mark::Line) {
      writeLines(Offset - LastLineOffset, M.Number - LastLine);
      LastLineOffset = Offset;
      LastLine = M.Number;
      continue;
    }
    if (M.Kind == Mark::Begin || M.Kind == Mark::End) {
      ir::SourceStatement &S = Statements[M.Number];
      (M.Kind == Mark::Begin ? S.Begin : S.End) = Offset;
      continue;
    }
    // emit_write_bytecode_byte_label: one byte of distance where it fits.
    bool IsSigned = bytecode::isSignedJump(M.Kind);
    int64_t Distance = int64_t(LabelOffsets[M.Number]) - Offset - 2;
    bool IsShort = IsSigned ? Distance >= -64 && Distance <= 63
                            : Distance >= 0 && Distance <= 127;
    Offset += IsShort ? 2 : 3;
    if (!Write)
      continue;
    Output.push_back(M.Kind);
    if (IsShort) {
      Output.push_back(IsSigned ? Distance + 0x40 : Distance);
      continue;
    }
    --Distance; // It counts from behind the third byte.
    if (IsSigned)
      Distance += 0x4000;
    if (Distance < 0 || Distance > 0x7fff)
      Overflowed = true;
    Output.push_back(0x80 | (Distance & 0x7f));
    Output.push_back(Distance >> 7);
  }
  copyTo(Code.size());
}

Emitter::Sizes Emitter::pass(bool Write) {
  Offset = 0;
  LastLine = 1;
  LastLineOffset = 0;
  Overflowed = false;
  Info.clear();
  Output.clear();
  writePrelude(/*HasSizes=*/true);
  layOut(Write);
  writeCells();
  return {uint32_t(Info.size()), Offset};
}

void Emitter::finish(
    ir::Function &Function,
    llvm::MutableArrayRef<ir::SourceStatement> StatementsOfSource) {
  Statements = StatementsOfSource;
  writeCells(); // Of the pass that recorded the code.

  ChildTable *ChildrenMemory = makeChildTable();
  Sizes Previous = pass(/*Write=*/false); // MP_PASS_CODE_SIZE
  Storage *Encoded = nullptr;
  if (M) {
    // The block keeps this size when the code turns out shorter.
    Encoded = A.make<Storage>();
    M->allocate(*Encoded, Previous.Info + Previous.Code);
  }
  emitUntilStable(Function, Previous);
  if (!M)
    return;
  Encoded->Data = Function.Encoded.data();
  Encoded->Capacity = Function.Encoded.size();
  RawCodeCell &Raw = *Current->Code;
  Raw.Code = &Function;
  Raw.Encoded = Encoded;
  Raw.Children = ChildrenMemory;
}

void Emitter::finish(ir::Function &Function, NativeEmitter &Native) {
  Scope &S = *Current;
  S.StackSize = 0;
  Native.emit(S, Operations, Function);
  describe(Function);
}

void Emitter::describeNative(Scope &S, const NativeOperations &Noted,
                             ir::Function &Function) {
  S.StackSize = 0;
  startCodePass(S);
  IsNoting = IsOnlyNoting = false;
  for (const NativeOperation &O : Noted)
    replay(O);
  writeCells();
  Function.Children.clear();
  emitUntilStable(Function, pass(/*Write=*/false));
}

/// MP_PASS_EMIT, until no jump gets shorter any more.
void Emitter::emitUntilStable(ir::Function &Function, Sizes Previous) {
  for (;;) {
    Sizes Now = pass(/*Write=*/true);
    if (Now == Previous)
      break;
    Previous = Now;
  }
  if (Overflowed)
    throw BytecodeOverflow();
  Function.Encoded.reserve(Info.size() + Output.size());
  Function.Encoded.assign(Info.begin(), Info.end());
  Function.Encoded.insert(Function.Encoded.end(), Output.begin(), Output.end());
  describe(Function);
}

/// mp_emit_common_start_pass: the array of the functions made in this one.
ChildTable *Emitter::makeChildTable() {
  if (!M || Children.empty())
    return nullptr;
  auto *Table = A.make<ChildTable>();
  M->allocate(*Table, uint64_t(Children.size()) * Config.PointerBytes);
  Table->Children = A.array<RawCodeCell *>(Children.size());
  Table->Count = Children.size();
  for (size_t I = 0; I != Children.size(); ++I)
    Table->Children[I] = Children[I]->Code;
  return Table;
}

void Emitter::describe(ir::Function &Function) const {
  Scope &S = *Current;
  Function.Name = Common.useName(S.SimpleName);
  Function.StateSlots = std::max(1u, uint32_t(S.Locals) + S.StackSize) +
                        Config.DebugVmStackOverflow;
  Function.ExceptionSlots = S.ExceptionStackSize;
  Function.Flags = S.Flags & 0xf;
  Function.Positional = S.PositionalArguments;
  Function.KeywordOnly = S.KeywordOnlyArguments;
  Function.Defaults = S.DefaultArguments;
  Function.Kind = S.Option == EmitOption::Native            ? 'n'
                  : S.Option == EmitOption::Viper           ? 'v'
                  : S.Option == EmitOption::InlineAssembler ? 'a'
                                                            : 'b';
  Function.PreludeBytes = Info.size();
  Function.Children.reserve(Children.size());
  for (const Scope *Child : Children)
    Function.Children.push_back(Child->Number);
}

} // namespace pymemlint::micropython
