//===- HeapDump.cpp - What a device printed of its heap -*- C++ -*-===//
#include "analyzer/measured/HeapDump.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/raw_ostream.h"

using namespace pymemlint;
using namespace pymemlint::measured;

namespace {

constexpr uint64_t CellsPerRow = 64; // DUMP_BYTES_PER_LINE
/// How withoutRecords() writes a record of a heap that grows: no device prints
/// it.
constexpr llvm::StringLiteral GrowingSums("\1GC: used, free with growth: ");
/// time.ticks_ms() goes round (MICROPY_PY_TIME_TICKS_PERIOD on 32-bit ports).
constexpr uint64_t TicksPeriod = uint64_t(1) << 30;
bool take(llvm::StringRef &Text, llvm::StringRef Prefix) {
  return Text.consume_front(Prefix);
}

bool takeNumber(llvm::StringRef &Text, std::optional<uint64_t> &To) {
  uint64_t N;
  if (Text.consumeInteger(10, N))
    return false;
  To = N;
  return true;
}

bool isCell(char C) { return llvm::StringRef(".h=mTLDFSABMqQ").contains(C); }

/// Reads the lines of a log one after the other.
class DumpReader {
public:
  DumpReader(llvm::StringRef Text, uint64_t MostBlocks)
      : BlocksLeft(MostBlocks) {
    Text.split(Lines, '\n');
    if (!Lines.empty() && Lines.back().empty())
      Lines.pop_back();
    for (llvm::StringRef &L : Lines)
      L = L.rtrim("\r");
  }

  DumpLog read() {
    while (At != Lines.size()) {
      if (mark() || dump())
        continue;
      other();
    }
    return std::move(Log);
  }

private:
  llvm::StringRef line() const { return Lines[At]; }
  void other() {
    if (!line().empty())
      Log.Others.push_back({uint32_t(At + 1), Now, line().str()});
    ++At;
  }

  /// "@@@ TICKS [TITLE]": the beginning of a dump, "@@@": its end.
  bool mark() {
    llvm::StringRef L = line();
    if (!take(L, "@@@"))
      return false;
    llvm::StringRef Rest = L.ltrim();
    std::optional<uint64_t> Ticks;
    if (!Rest.empty() && takeNumber(Rest, Ticks)) {
      Rest = Rest.trim();
      // As time.localtime() prints it.
      if (Rest.starts_with("(") && Rest.ends_with(")"))
        Log.Started = Rest.str();
      else
        Title = Rest.str();
      if (LastTicks)
        Now = *Now + (*Ticks - *LastTicks + TicksPeriod) % TicksPeriod;
      else
        Now = *Ticks;
      LastTicks = *Ticks % TicksPeriod;
      HasMark = true;
    }
    ++At;
    return true;
  }

  bool dump() {
    const size_t Begin = At;
    HeapDump D;
    D.Line = uint32_t(At + 1);
    // The first lines are there or not, by the build.
    llvm::StringRef L = line();
    if (take(L, "mem: total=") && takeNumber(L, D.RequestedTotal) &&
        take(L, ", current=") && takeNumber(L, D.RequestedNow) &&
        take(L, ", peak=") && takeNumber(L, D.RequestedPeak))
      next();
    if (At != Lines.size()) {
      L = line();
      if (take(L, "stack: ") && takeNumber(L, D.StackUsed)) {
        if (take(L, " out of "))
          takeNumber(L, D.StackLimit);
        next();
      }
    }
    if (At == Lines.size() || !sums(D)) {
      At = Begin;
      return false;
    }
    runs(D);
    while (At != Lines.size() && line().starts_with("GC memory layout; from "))
      area(D);
    finish(D);
    Log.Dumps.push_back(std::move(D));
    return true;
  }

  void next() { ++At; }

  /// "GC: total: 64000, used: 1344, free: 62656[, max new split: 0]".
  bool sums(HeapDump &D) {
    llvm::StringRef L = line();
    std::optional<uint64_t> Total, Used, Free;
    if (take(L, GrowingSums) && takeNumber(L, Used) && take(L, ", ") &&
        takeNumber(L, D.FreeWithGrowth)) {
      D.Used = *Used;
      next();
      return true;
    }
    L = line();
    if (!take(L, "GC: total: ") || !takeNumber(L, Total) ||
        !take(L, ", used: ") || !takeNumber(L, Used) || !take(L, ", free: ") ||
        !takeNumber(L, Free))
      return false;
    D.Used = *Used;
    D.Total = Total;
    D.Free = Free;
    if (take(L, ", max new split: "))
      takeNumber(L, D.MaxNewSplit);
    next();
    return true;
  }

  /// " No. of 1-blocks: 24, 2-blocks: 3, max blk sz: 8, max free sz: 3907":
  /// the last part since 1.8.
  void runs(HeapDump &D) {
    if (At == Lines.size())
      return;
    llvm::StringRef L = line().ltrim();
    if (take(L, "No. of 1-blocks: ") && takeNumber(L, D.OneBlocks) &&
        take(L, ", 2-blocks: ") && takeNumber(L, D.TwoBlocks) &&
        take(L, ", max blk sz: ") && takeNumber(L, D.MaxBlock)) {
      if (take(L, ", max free sz: "))
        takeNumber(L, D.MaxFree);
      next();
    }
  }

  /// "000003c0: h=..." (since 1.20) or "003c0: h=...": offset and cells.
  static bool row(llvm::StringRef L, uint64_t &Offset, llvm::StringRef &Cells) {
    const size_t Colon = L.find(": ");
    if (Colon != 5 && Colon != 8)
      return false;
    if (L.take_front(Colon).getAsInteger(16, Offset))
      return false;
    Cells = L.drop_front(Colon + 2);
    return !Cells.empty() && Cells.size() <= CellsPerRow &&
           llvm::all_of(Cells, isCell);
  }

  /// Lines of the program's own log may stand between the rows.
  void area(HeapDump &D) {
    next();
    DumpArea A;
    while (At != Lines.size()) {
      llvm::StringRef L = line().ltrim();
      uint64_t Offset;
      llvm::StringRef Cells;
      std::optional<uint64_t> FreeRows;
      if (take(L, "(") && takeNumber(L, FreeRows) && L == " lines all free)") {
        if (*FreeRows > UINT32_MAX ||
            !put(A, A.Cells.size() + *FreeRows * CellsPerRow, "")) {
          A.IsTorn = true;
          next();
          break;
        }
      } else if (row(line(), Offset, Cells)) {
        if (!place(D, A, Offset, Cells)) {
          A.IsTorn = true;
          skip();
          break;
        }
        if (Cells.size() < CellsPerRow) {
          next();
          break; // The last row of its area.
        }
      } else if (isEnd(D, A)) {
        break;
      } else {
        other();
        continue;
      }
      next();
    }
    D.Areas.push_back(std::move(A));
  }

  /// The other rows of an area of which one is missing.
  void skip() {
    uint64_t Offset;
    llvm::StringRef Cells;
    while (At != Lines.size() && row(line(), Offset, Cells))
      next();
  }

  /// What follows is another area, another dump, or nothing.
  bool isEnd(const HeapDump &D, const DumpArea &A) const {
    llvm::StringRef L = line();
    if (L.starts_with("@@@") || L.starts_with("GC memory layout; from ") ||
        L.starts_with("GC: total: ") || L.starts_with("stack: ") ||
        L.starts_with("mem: total="))
      return true;
    // All blocks of the heap are there: the rest is the program's.
    return D.BytesPerBlock && D.Total &&
           (D.blocks() + A.Cells.size()) * D.BytesPerBlock >= *D.Total;
  }

  bool put(DumpArea &A, uint64_t Size, llvm::StringRef Cells) {
    const uint64_t More = Size - A.Cells.size() + Cells.size();
    if (Size < A.Cells.size() || More > BlocksLeft)
      return false;
    BlocksLeft -= More;
    A.Cells.resize(Size, '.');
    A.Cells += Cells;
    return true;
  }

  /// Puts a row where its offset says, if that is where it belongs.
  bool place(HeapDump &D, DumpArea &A, uint64_t Offset, llvm::StringRef Cells) {
    const uint64_t Before = A.Cells.size();
    if (Before % CellsPerRow)
      return false;
    // Blocks of 16 or 32 bytes, by the first offset behind a row of cells.
    if (!D.BytesPerBlock && Before)
      for (uint32_t Bytes : {16, 32, 8, 64})
        if (Offset == Before * Bytes)
          D.BytesPerBlock = Bytes;
    if (Before ? Offset != Before * D.BytesPerBlock : Offset != 0)
      return false;
    return put(A, Before, Cells);
  }

  void finish(HeapDump &D) {
    if (HasMark) {
      D.Milliseconds = Now;
      D.Title = Title;
      Title.clear();
      HasMark = false;
    }
    const uint64_t Blocks = D.blocks();
    if (Blocks && !D.BytesPerBlock && D.Total && *D.Total % Blocks == 0)
      D.BytesPerBlock = uint32_t(*D.Total / Blocks);
    auto Note = [&](const char *What) {
      if (D.Problem.empty())
        D.Problem = What;
    };
    for (const DumpArea &A : D.Areas)
      if (A.IsTorn)
        Note("a row of the map is missing or broken");
    if (D.Total && D.Used + *D.Free != *D.Total)
      Note("used and free are not the total");
    if (!Blocks || !D.Total || !D.Problem.empty())
      return;
    uint64_t Free = 0;
    for (const DumpArea &A : D.Areas)
      Free += uint64_t(llvm::StringRef(A.Cells).count('.'));
    if (Blocks * D.BytesPerBlock != *D.Total)
      Note("the map is not as large as the heap");
    else if (Free * D.BytesPerBlock != *D.Free)
      Note("the map's free blocks are not those of its sums");
  }

  llvm::SmallVector<llvm::StringRef, 0> Lines;
  size_t At = 0;
  uint64_t BlocksLeft; ///< That all maps may still have.
  DumpLog Log;
  std::optional<uint64_t> Now, LastTicks;
  std::string Title;
  bool HasMark = false; ///< No dump has come since.
};

constexpr llvm::StringRef RecordBegin("\0PM", 3);
constexpr size_t RecordBytes = 18;
/// The byte behind RecordBegin.
constexpr char FixedHeap = 1, GrowingHeap = 2;

size_t findRecord(llvm::StringRef Text) {
  for (size_t At = 0;; ++At) {
    At = Text.find(RecordBegin, At);
    if (At == llvm::StringRef::npos || At + RecordBegin.size() >= Text.size())
      return llvm::StringRef::npos;
    const char Kind = Text[At + RecordBegin.size()];
    if (Kind == FixedHeap || Kind == GrowingHeap)
      return At;
  }
}

/// Compact records (mem_record() of pymemlint_dump.py) as the text of dumps
/// without a map. What only begins like one stays as it is.
std::string withoutRecords(llvm::StringRef Text) {
  std::string Plain;
  for (;;) {
    const size_t At = findRecord(Text);
    if (At == llvm::StringRef::npos)
      break;
    Plain += Text.take_front(At);
    Text = Text.drop_front(At);
    const auto Word = [&](size_t I) {
      return llvm::support::endian::read32le(Text.data() + I);
    };
    unsigned Sum = 0;
    for (size_t I = 4; I < RecordBytes - 1 && I < Text.size(); ++I)
      Sum += uint8_t(Text[I]);
    const size_t Title =
        Text.size() < RecordBytes ? 0 : uint8_t(Text[RecordBytes - 2]);
    if (Text.size() < RecordBytes + Title ||
        uint8_t(Text[RecordBytes - 1]) != (Sum & 255)) {
      Plain += Text.take_front(RecordBegin.size());
      Text = Text.drop_front(RecordBegin.size());
      continue;
    }
    std::string Name = Text.substr(RecordBytes, Title).str();
    for (char &C : Name)
      if (C == '\n' || C == '\r')
        C = ' ';
    if (!Plain.empty() && Plain.back() != '\n')
      Plain += '\n';
    llvm::raw_string_ostream Out(Plain);
    Out << "@@@ " << Word(4) << ' ' << Name << '\n';
    if (Text[RecordBegin.size()] == GrowingHeap)
      Out << GrowingSums << Word(8) << ", " << Word(12);
    else
      Out << "GC: total: " << uint64_t(Word(8)) + Word(12)
          << ", used: " << Word(8) << ", free: " << Word(12);
    Out << "\n@@@\n";
    Text = Text.drop_front(RecordBytes + Title);
  }
  return Plain + Text.str();
}

} // namespace

bool measured::hasDumps(llvm::StringRef Text) {
  return Text.contains("GC: total: ") ||
         findRecord(Text) != llvm::StringRef::npos;
}

DumpLog measured::readDumps(llvm::StringRef Text, uint64_t MostBlocks) {
  if (findRecord(Text) != llvm::StringRef::npos) {
    const std::string Plain = withoutRecords(Text);
    return DumpReader(Plain, MostBlocks).read();
  }
  return DumpReader(Text, MostBlocks).read();
}
