//===- LiveTrace.cpp - A trace that is still being written -*- C++ -*-===//
#include "analyzer/measured/LiveTrace.h"
#include "analyzer/measured/TraceReplay.h"
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <sys/mman.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>

using namespace pymemlint;
using namespace pymemlint::measured;

namespace {

/// Of address space, not of memory: what a file may grow to.
constexpr size_t MostBytes = size_t(1) << 38;
/// Behind the last byte that is not zero a record may be half written.
constexpr size_t UnsettledBytes =
    trace::MostRecordBytes + 2 * trace::MostStringBytes;

llvm::Error failure(llvm::StringRef Path, const llvm::Twine &What) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s: %s",
                                 Path.str().c_str(), What.str().c_str());
}

struct NodeSums {
  uint64_t Bytes = 0, Blocks = 0, Requests = 0;
};

class Sums final : public Replay {
public:
  explicit Sums(const trace::Reader &In) : Replay(In) {}

  LiveTotals T;
  std::vector<NodeSums> Nodes;

  void metadata(std::string_view Key, std::string_view Value) override {
    if (Key == "command")
      T.Command = Value;
    else if (Key == "runtime")
      T.Runtime = Value;
  }
  void finish() {
    T.Microseconds = In.microseconds();
    T.LiveBytes = LiveBytes;
    T.LiveBlocks = Live.size();
    T.IsWhole = In.isWhole();
  }

private:
  NodeSums &at(uint32_t Node) {
    if (Nodes.size() <= Node)
      Nodes.resize(In.nodes().size());
    return Nodes[Node];
  }
  void requested(const trace::Triple &Of, bool) override {
    ++T.Requests;
    T.RequestedBytes += Of.Size;
    NodeSums &N = at(Of.Node);
    ++N.Requests;
    ++N.Blocks;
    N.Bytes += Of.Size;
  }
  void died(uint64_t, const LiveBlock &B) override {
    ++T.Frees;
    NodeSums &N = at(B.Node);
    --N.Blocks;
    N.Bytes -= B.Size;
  }
  void grown() override { T.PeakBytes = std::max(T.PeakBytes, LiveBytes); }
};

class MappedTrace final : public LiveTrace {
public:
  explicit MappedTrace(llvm::StringRef Path)
      : Path(Path), In({}), To(In) {}
  ~MappedTrace() override {
    if (Bytes)
      ::munmap(const_cast<char *>(Bytes), MostBytes);
    if (File >= 0)
      ::close(File);
  }

  llvm::Error map() {
    File = ::open(Path.c_str(), O_RDONLY | O_CLOEXEC);
    if (File < 0)
      return failure(Path, std::strerror(errno));
    // Pages beyond the end come to life as the file grows, so that the bytes
    // stay where they are.
    void *Map = ::mmap(nullptr, MostBytes, PROT_READ,
                       MAP_SHARED | MAP_NORESERVE, File, 0);
    if (Map == MAP_FAILED)
      return failure(Path, std::strerror(errno));
    Bytes = static_cast<const char *>(Map);
    return update();
  }

  llvm::Error update() override {
    struct stat Status;
    if (::fstat(File, &Status))
      return failure(Path, std::strerror(errno));
    const size_t Size = std::min(size_t(Status.st_size), MostBytes);
    if (Size < In.offset())
      return failure(Path, "it was cut or written anew while it was read");
    size_t End = Size;
    while (End > In.offset() && !Bytes[End - 1])
      --End;
    // The tracker makes room a whole window at a time, and cuts the file when
    // it ends.
    const bool IsCut = Size % size_t(::sysconf(_SC_PAGESIZE)) != 0;
    const bool IsQuiet = End == LastEnd && Size == LastSize;
    LastEnd = End;
    LastSize = Size;
    const size_t Settled = IsCut || IsQuiet ? Size
                           : End > UnsettledBytes
                               ? End - UnsettledBytes
                               : 0;
    if (Settled <= In.offset() && In.offset())
      return finish();
    if (Settled < trace::HeaderBytes) {
      if (Size >= trace::HeaderBytes &&
          std::memcmp(Bytes, trace::Magic, sizeof(trace::Magic)))
        return failure(Path, "byte 0: this is no trace of pymemlint");
      return finish();
    }
    if (!In.more({Bytes, Settled}, To))
      return failure(Path, In.problem());
    return finish();
  }

  LiveTotals totals() const override { return To.T; }

  std::vector<LiveLine> lines(size_t Most) const override {
    std::map<std::tuple<std::string_view, uint32_t, std::string_view>, NodeSums>
        ByLine;
    for (size_t I = 1; I < To.Nodes.size(); ++I) {
      if (!To.Nodes[I].Requests)
        continue;
      const trace::NodeRecord &N = In.nodes()[I];
      const trace::CodeRecord &C = In.codes()[N.Code];
      NodeSums &Sum = ByLine[{C.File, N.Line, C.Function}];
      Sum.Bytes += To.Nodes[I].Bytes;
      Sum.Blocks += To.Nodes[I].Blocks;
      Sum.Requests += To.Nodes[I].Requests;
    }
    std::vector<LiveLine> Lines;
    for (const auto &[Key, Sum] : ByLine)
      Lines.push_back({std::string(std::get<0>(Key)),
                       std::string(std::get<2>(Key)), std::get<1>(Key),
                       Sum.Bytes, Sum.Blocks, Sum.Requests});
    llvm::stable_sort(Lines, [](const LiveLine &A, const LiveLine &B) {
      return A.Bytes > B.Bytes;
    });
    if (Lines.size() > Most)
      Lines.resize(Most);
    return Lines;
  }

private:
  llvm::Error finish() {
    To.finish();
    return llvm::Error::success();
  }

  std::string Path;
  int File = -1;
  const char *Bytes = nullptr;
  size_t LastEnd = SIZE_MAX, LastSize = SIZE_MAX;
  trace::Reader In;
  Sums To;
};

} // namespace

llvm::Expected<std::unique_ptr<LiveTrace>>
LiveTrace::open(llvm::StringRef Path) {
  auto T = std::make_unique<MappedTrace>(Path);
  if (llvm::Error E = T->map())
    return std::move(E);
  return T;
}
