//===- TraceProfile.cpp - What a trace says of a program -*- C++ -*-===//
#include "analyzer/measured/TraceProfile.h"
#include "analyzer/measured/TraceReplay.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SmallVectorMemoryBuffer.h"
#include <algorithm>
#include <zlib.h>

using namespace pymemlint;
using namespace pymemlint::measured;

Costs &Costs::operator+=(const Costs &C) {
  Requests += C.Requests;
  Bytes += C.Bytes;
  Reallocations += C.Reallocations;
  Temporary += C.Temporary;
  LiveBlocks += C.LiveBlocks;
  LiveBytes += C.LiveBytes;
  PeakBlocks += C.PeakBlocks;
  PeakBytes += C.PeakBytes;
  return *this;
}

namespace {

/// Adds everything up but the peak's blocks.
class Adder final : public Replay {
public:
  Adder(const trace::Reader &In, TraceProfile &To) : Replay(In), To(To) {}

  void metadata(std::string_view Key, std::string_view Value) override {
    To.Metadata[std::string(Key)] = Value;
    Replay::metadata(Key, Value);
  }
  void site(uint32_t Node, uint8_t Domain,
            const trace::SiteTotals &T) override {
    Costs C;
    C.Requests = T.Allocations;
    C.Bytes = T.Bytes;
    C.Reallocations = T.Reallocations;
    C.LiveBlocks = T.Allocations - std::min(T.Frees, T.Allocations);
    C.LiveBytes = T.Bytes - std::min(T.FreedBytes, T.Bytes);
    at(Node) += C;
    To.Domains[Domain] += C;
    To.Total += C;
    To.Frees += T.Frees;
  }
  void end() {
    for (const auto &[Number, B] : Live)
      for (Costs *C : {&at(B.Node), &To.Domains[B.Domain],
                       &To.Threads[B.Thread], &To.Total}) {
        C->LiveBlocks += B.Count;
        C->LiveBytes += B.Size;
      }
    To.Microseconds = In.microseconds();
    flush();
  }
  std::vector<Costs> ByNode;
  uint64_t PeakAllocation = 0; ///< After which the most lived.

private:
  Costs &at(uint32_t Node) {
    if (ByNode.size() <= Node)
      ByNode.resize(std::max<size_t>(Node + 1, In.nodes().size()));
    return ByNode[Node];
  }
  void requested(const trace::Triple &T, const LiveBlock &B,
                 bool IsReallocation) override {
    To.HasEvents = true;
    for (Costs *C : {&at(T.Node), &To.Domains[T.Domain],
                     &To.Threads[In.thread()], &To.Total}) {
      C->Requests += B.Count;
      C->Bytes += B.Size;
      C->Reallocations += IsReallocation ? B.Count : 0;
    }
    To.SizeClasses[T.Size ? llvm::Log2_64(T.Size) : 0] += B.Count;
  }
  void died(uint64_t Number, const LiveBlock &B) override {
    To.Frees += B.Count;
    // What is not in the trace may lie between two samples.
    if (SampleBytes == 0 && In.allocations() - Number <= 1)
      for (Costs *C : {&at(B.Node), &To.Domains[B.Domain],
                       &To.Threads[B.Thread], &To.Total})
        ++C->Temporary;
  }
  void grown() override {
    if (LiveBytes > To.PeakBytes) {
      To.PeakBytes = LiveBytes;
      To.PeakMicroseconds = In.microseconds();
      PeakAllocation = In.allocations();
    }
    if (In.microseconds() >= Stretch.Microseconds + StretchLength)
      flush();
    Stretch.Bytes = std::max(Stretch.Bytes, LiveBytes);
  }
  /// Stretches of time become twice as long whenever there are too many.
  void flush() {
    constexpr size_t Most = 512;
    To.Timeline.push_back(Stretch);
    Stretch = {In.microseconds() / StretchLength * StretchLength, LiveBytes};
    if (To.Timeline.size() < Most)
      return;
    StretchLength *= 2;
    std::vector<TimelinePoint> Half;
    for (const TimelinePoint &P : To.Timeline) {
      const uint64_t Begin = P.Microseconds / StretchLength * StretchLength;
      if (Half.empty() || Half.back().Microseconds != Begin)
        Half.push_back({Begin, P.Bytes});
      else
        Half.back().Bytes = std::max(Half.back().Bytes, P.Bytes);
    }
    To.Timeline = std::move(Half);
  }

  TraceProfile &To;
  TimelinePoint Stretch;
  uint64_t StretchLength = 64;
};

/// Reads once more, up to the peak.
class PeakAdder final : public Replay {
public:
  PeakAdder(const trace::Reader &In, uint64_t Until, std::vector<Costs> &To,
            TraceProfile &Profile)
      : Replay(In), Until(Until), To(To), Profile(Profile) {}

private:
  void grown() override {
    if (In.allocations() != Until)
      return;
    for (const auto &[Number, B] : Live)
      for (Costs *C : {&To[B.Node], &Profile.Domains[B.Domain],
                       &Profile.Threads[B.Thread], &Profile.Total}) {
        C->PeakBlocks += B.Count;
        C->PeakBytes += B.Size;
      }
  }
  uint64_t Until;
  std::vector<Costs> &To;
  TraceProfile &Profile;
};

} // namespace

llvm::Expected<TraceProfile> measured::profileOf(llvm::StringRef Bytes,
                                                 llvm::StringRef Path) {
  TraceProfile P;
  P.Path = Path.str();
  trace::Reader In({Bytes.data(), Bytes.size()});
  Adder Sums(In, P);
  if (!In.read(Sums))
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s: %s",
                                   P.Path.c_str(), In.problem().c_str());
  Sums.end();
  P.IsWhole = In.isWhole();
  std::vector<Costs> ByNode = std::move(Sums.ByNode);
  ByNode.resize(In.nodes().size());
  if (Sums.PeakAllocation) {
    trace::Reader Again({Bytes.data(), Bytes.size()});
    PeakAdder Peak(Again, Sums.PeakAllocation, ByNode, P);
    Again.read(Peak);
  }
  for (const trace::CodeRecord &C : In.codes())
    P.Codes.push_back(
        {std::string(C.File), std::string(C.Function), C.FirstLine});
  for (size_t I = 0; I != In.nodes().size(); ++I) {
    const trace::NodeRecord &N = In.nodes()[I];
    P.Nodes.push_back({N.Parent, N.Code, N.Line, ByNode[I]});
  }
  // Sums by site come with the peak that the tracker saw.
  if (!P.HasEvents)
    llvm::StringRef(P.value("peak_bytes")).getAsInteger(10, P.PeakBytes);
  return P;
}

/// A trace that was packed after it was whole (`run --compress`): gzip's form.
static llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
unpack(const llvm::MemoryBuffer &Packed, llvm::StringRef Path) {
  auto Failure = [&](const char *Why) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s: %s",
                                   Path.str().c_str(), Why);
  };
  constexpr uint64_t Most = uint64_t(8) << 30;
  z_stream Stream = {};
  if (inflateInit2(&Stream, 15 + 16) != Z_OK)
    return Failure("zlib cannot begin");
  auto End = llvm::make_scope_exit([&] { inflateEnd(&Stream); });
  llvm::SmallVector<char, 0> Bytes;
  llvm::StringRef Left = Packed.getBuffer();
  int Status = Z_OK;
  while (Status == Z_OK) {
    const size_t Before = Bytes.size();
    if (Before > Most)
      return Failure("unpacked it is larger than 8 GiB: unpack it with gzip");
    Bytes.resize_for_overwrite(Before + (size_t(1) << 20));
    if (!Stream.avail_in && !Left.empty()) {
      const size_t N = std::min(Left.size(), size_t(1) << 30);
      Stream.next_in =
          reinterpret_cast<Bytef *>(const_cast<char *>(Left.data()));
      Stream.avail_in = uInt(N);
      Left = Left.drop_front(N);
    }
    Stream.next_out = reinterpret_cast<Bytef *>(Bytes.data() + Before);
    Stream.avail_out = uInt(Bytes.size() - Before);
    Status = inflate(&Stream, Z_NO_FLUSH);
    Bytes.resize(Bytes.size() - Stream.avail_out);
  }
  // One that stops is read as far as it goes.
  if (Status != Z_STREAM_END && Status != Z_BUF_ERROR)
    return Failure("its compressed bytes are broken");
  return std::make_unique<llvm::SmallVectorMemoryBuffer>(
      std::move(Bytes), /*RequiresNullTerminator=*/false);
}

llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
measured::openTrace(llvm::StringRef Path) {
  auto Buffer =
      llvm::MemoryBuffer::getFileOrSTDIN(Path, /*IsText=*/false,
                                         /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return llvm::createStringError(Buffer.getError(), "%s: %s",
                                   Path.str().c_str(),
                                   Buffer.getError().message().c_str());
  if ((*Buffer)->getBuffer().starts_with("\x1f\x8b"))
    return unpack(**Buffer, Path);
  return std::move(*Buffer);
}
