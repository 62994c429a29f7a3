//===- LiveTrace.cpp - A trace that is still being written -*- C++ -*-===//
#include "analyzer/measured/LiveTrace.h"
#include "analyzer/measured/TraceReplay.h"
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <netdb.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>
#include <tuple>
#include <unistd.h>

using namespace pymemlint;
using namespace pymemlint::measured;

namespace {

/// Of address space, not of memory: what a file may grow to.
constexpr size_t MostBytes = size_t(1) << 38;
/// Read at a time; what has been read is given back.
constexpr size_t PieceBytes = size_t(1) << 20;
/// Of a stream that does not stop, in one update().
constexpr size_t MostPieces = 64;
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
    Replay::metadata(Key, Value);
  }
  void finish() {
    T.Microseconds = In.microseconds();
    T.LiveBytes = LiveBytes;
    T.IsWhole = In.isWhole();
  }

private:
  NodeSums &at(uint32_t Node) {
    if (Nodes.size() <= Node)
      Nodes.resize(In.nodes().size());
    return Nodes[Node];
  }
  void requested(const trace::Triple &, const LiveBlock &B, bool) override {
    T.Requests += B.Count;
    T.RequestedBytes += B.Size;
    T.LiveBlocks += B.Count;
    NodeSums &N = at(B.Node);
    N.Requests += B.Count;
    N.Blocks += B.Count;
    N.Bytes += B.Size;
  }
  void died(uint64_t, const LiveBlock &B) override {
    T.Frees += B.Count;
    T.LiveBlocks -= B.Count;
    NodeSums &N = at(B.Node);
    N.Blocks -= B.Count;
    N.Bytes -= B.Size;
  }
  void grown() override { T.PeakBytes = std::max(T.PeakBytes, LiveBytes); }
};

/// What both kinds have: bytes at one address, and what was read of them. The
/// memory of those behind which the reader is has been given back.
class ReadTrace : public LiveTrace {
public:
  explicit ReadTrace(llvm::StringRef Path) : Path(Path), In({}), To(In) {
    In.keepNames();
  }
  ~ReadTrace() override {
    if (Bytes)
      ::munmap(const_cast<char *>(Bytes), MostBytes);
    if (File >= 0)
      ::close(File);
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

protected:
  /// A place for what is read, at one address however much it becomes.
  llvm::Error reserve() {
    void *Map = ::mmap(nullptr, MostBytes, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (Map == MAP_FAILED)
      return failure(Path, std::strerror(errno));
    Bytes = Place = static_cast<char *>(Map);
    return llvm::Error::success();
  }
  llvm::Error finish() {
    To.finish();
    return llvm::Error::success();
  }
  /// Reads on, up to \p End.
  llvm::Error readTo(size_t End) {
    if (!In.more({Bytes, End}, To))
      return failure(Path, In.problem());
    const size_t Page = size_t(::sysconf(_SC_PAGESIZE));
    const size_t Read = In.offset() / Page * Page;
    if (Read > Released)
      ::madvise(Place + Released, Read - Released, MADV_DONTNEED);
    Released = std::max(Released, Read);
    return finish();
  }

  std::string Path;
  int File = -1;
  const char *Bytes = nullptr;
  char *Place = nullptr; ///< The same, to write to.
  size_t Released = 0;   ///< Bytes from the begin.
  trace::Reader In;
  Sums To;
};

/// A file that grows.
class GrowingFile final : public ReadTrace {
public:
  using ReadTrace::ReadTrace;

  llvm::Error begin() {
    File = ::open(Path.c_str(), O_RDONLY | O_CLOEXEC);
    if (File < 0)
      return failure(Path, std::strerror(errno));
    if (llvm::Error E = reserve())
      return E;
    return update();
  }

  llvm::Error update() override {
    struct stat Status;
    if (::fstat(File, &Status))
      return failure(Path, std::strerror(errno));
    const size_t Whole = std::min(size_t(Status.st_size), MostBytes);
    if (Whole < In.offset())
      return failure(Path, "it was cut or written anew while it was read");
    for (;;) {
      const size_t Before = In.offset();
      auto Size = load(std::min(Whole, Before + PieceBytes));
      if (!Size)
        return Size.takeError();
      const bool IsLast = *Size == Whole || *Size < Before + PieceBytes;
      if (llvm::Error E =
              IsLast ? readEnd(*Size) : readTo(*Size - UnsettledBytes))
        return E;
      if (IsLast || In.offset() == Before)
        return llvm::Error::success();
    }
  }

  llvm::Error wait(unsigned Milliseconds) override {
    std::this_thread::sleep_for(std::chrono::milliseconds(Milliseconds));
    return llvm::Error::success();
  }

private:
  /// Up to \p End of the file, from where the reader is; gives how much is
  /// there.
  llvm::Expected<size_t> load(size_t End) {
    // Not mapped: the tracker cuts the file when it ends.
    size_t Size = In.offset();
    while (Size < End) {
      const ssize_t N = ::pread(File, Place + Size, End - Size, off_t(Size));
      if (N < 0 && errno == EINTR)
        continue;
      if (N < 0)
        return failure(Path, std::strerror(errno));
      if (N == 0)
        break;
      Size += size_t(N);
    }
    return Size;
  }

  /// The last bytes of the file, of which some may still be written to.
  llvm::Error readEnd(size_t Size) {
    size_t End = Size;
    while (End > In.offset() && !Bytes[End - 1])
      --End;
    // The tracker makes room a whole window at a time, and cuts the file when
    // it ends.
    const bool IsCut = Size % size_t(::sysconf(_SC_PAGESIZE)) != 0;
    const bool IsQuiet = End == LastEnd && Size == LastSize;
    LastEnd = End;
    LastSize = Size;
    const size_t Settled = IsCut || IsQuiet       ? Size
                           : End > UnsettledBytes ? End - UnsettledBytes
                                                  : 0;
    if (Settled <= In.offset() && In.offset())
      return finish();
    if (Settled < trace::HeaderBytes) {
      if (Size >= trace::HeaderBytes &&
          std::memcmp(Bytes, trace::Magic, sizeof(trace::Magic)))
        return failure(Path, "byte 0: this is no trace of pymemlint");
      return finish();
    }
    return readTo(Settled);
  }

  size_t LastEnd = SIZE_MAX, LastSize = SIZE_MAX;
};

/// A pipe, or a socket on which the tracker is waited for.
class StreamedTrace final : public ReadTrace {
public:
  using ReadTrace::ReadTrace;

  llvm::Error begin() {
    auto Opened = openStream();
    if (!Opened)
      return Opened.takeError();
    File = *Opened;
    return reserve();
  }

  llvm::Error update() override {
    for (size_t Piece = 0; Piece != MostPieces && isReadable(0); ++Piece)
      if (llvm::Error E = readPiece())
        return E;
    // The other side has gone: nothing more will come.
    To.T.IsOver = HasEnded;
    return HasEnded && Size < trace::HeaderBytes ? readTo(Size) : finish();
  }

  llvm::Error wait(unsigned Milliseconds) override {
    using Clock = std::chrono::steady_clock;
    const auto Until = Clock::now() + std::chrono::milliseconds(Milliseconds);
    while (!HasEnded && !To.T.IsWhole) {
      const auto Left =
          std::chrono::ceil<std::chrono::milliseconds>(Until - Clock::now());
      if (Left.count() <= 0)
        break;
      if (isReadable(int(Left.count())))
        if (llvm::Error E = readPiece())
          return E;
    }
    return llvm::Error::success();
  }

private:
  bool isReadable(int Milliseconds) const {
    pollfd Poll = {File, POLLIN, 0};
    return !HasEnded && Size != MostBytes && ::poll(&Poll, 1, Milliseconds) > 0;
  }

  llvm::Error readPiece() {
    const ssize_t N =
        ::read(File, Place + Size, std::min(MostBytes - Size, PieceBytes));
    if (N < 0)
      return errno == EINTR ? llvm::Error::success()
                            : failure(Path, std::strerror(errno));
    HasEnded = N == 0;
    Size += size_t(N);
    return Size < trace::HeaderBytes ? llvm::Error::success() : readTo(Size);
  }

  llvm::Expected<int> openStream() {
    llvm::StringRef Where = Path;
    int Found = -1;
    if (Where == "-")
      Found = ::dup(0);
    else if (Where.consume_front("unix:"))
      return listenAt(Where, /*IsUnix=*/true);
    else if (Where.consume_front("tcp:"))
      return listenAt(Where, /*IsUnix=*/false);
    else
      Found = ::open(Path.c_str(), O_RDONLY | O_CLOEXEC);
    if (Found < 0)
      return failure(Path, std::strerror(errno));
    return Found;
  }

  llvm::Expected<int> listenAt(llvm::StringRef Where, bool IsUnix) {
    int Socket = -1;
    if (IsUnix) {
      sockaddr_un Address = {};
      Address.sun_family = AF_UNIX;
      if (Where.size() >= sizeof(Address.sun_path))
        return failure(Path, "this path is too long for a socket");
      std::memcpy(Address.sun_path, Where.data(), Where.size());
      // What an earlier one has left, and nothing else.
      struct stat Status;
      if (!::lstat(Address.sun_path, &Status) && S_ISSOCK(Status.st_mode))
        ::unlink(Address.sun_path);
      Socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
      if (Socket >= 0 && ::bind(Socket, reinterpret_cast<sockaddr *>(&Address),
                                sizeof(Address)))
        return failed(Socket);
    } else {
      const auto [Host, Port] = Where.rsplit(':');
      addrinfo Hints = {}, *Found = nullptr;
      Hints.ai_socktype = SOCK_STREAM;
      Hints.ai_flags = AI_PASSIVE;
      if (::getaddrinfo(Host.empty() ? nullptr : Host.str().c_str(),
                        Port.str().c_str(), &Hints, &Found) ||
          !Found)
        return failure(Path, "use tcp:HOST:PORT");
      Socket = ::socket(Found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
      const int On = 1;
      if (Socket >= 0)
        ::setsockopt(Socket, SOL_SOCKET, SO_REUSEADDR, &On, sizeof(On));
      const int Bound =
          Socket < 0 ? -1 : ::bind(Socket, Found->ai_addr, Found->ai_addrlen);
      ::freeaddrinfo(Found);
      if (Bound)
        return failed(Socket);
    }
    if (Socket < 0 || ::listen(Socket, 1))
      return failed(Socket);
    const int Connected = ::accept(Socket, nullptr, nullptr);
    if (Connected < 0)
      return failed(Socket);
    ::close(Socket);
    return Connected;
  }
  llvm::Error failed(int Socket) {
    const int Code = errno;
    if (Socket >= 0)
      ::close(Socket);
    return failure(Path, std::strerror(Code));
  }

  size_t Size = 0;
  bool HasEnded = false;
};

bool isStream(const std::string &Path) {
  llvm::StringRef Where = Path;
  struct stat Status;
  return Where == "-" || Where.starts_with("unix:") ||
         Where.starts_with("tcp:") ||
         (!::stat(Path.c_str(), &Status) && S_ISFIFO(Status.st_mode));
}

} // namespace

llvm::Expected<std::unique_ptr<LiveTrace>>
LiveTrace::open(llvm::StringRef Path) {
  if (isStream(Path.str())) {
    auto S = std::make_unique<StreamedTrace>(Path);
    if (llvm::Error E = S->begin())
      return std::move(E);
    return S;
  }
  auto T = std::make_unique<GrowingFile>(Path);
  if (llvm::Error E = T->begin())
    return std::move(E);
  return T;
}
