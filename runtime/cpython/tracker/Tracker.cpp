//===- Tracker.cpp - Every request of an interpreter -*- C++ -*-===//
#include "runtime/cpython/tracker/Tracker.h"
#include "runtime/cpython/tracker/BlockTable.h"
#include "runtime/cpython/tracker/Bytes.h"
#include "runtime/cpython/tracker/Clock.h"
#include "runtime/cpython/tracker/StackTable.h"
#include "runtime/cpython/tracker/frames.h"
#include "runtime/trace/StreamSink.h"
#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <memory>
#include <optional>
#include <pthread.h>
#include <utility>

using namespace pymemlint;
using namespace pymemlint::tracker;

namespace {

thread_local bool InHook PYMEMLINT_FAST_TLS = false;
thread_local bool IsThreadLeftOut PYMEMLINT_FAST_TLS = false;
thread_local uint32_t ThreadNumber PYMEMLINT_FAST_TLS = 0;
/// A bit for each domain whose hook has passed on a request as it was.
thread_local unsigned Passed PYMEMLINT_FAST_TLS = 0;

std::atomic<uint32_t> NextThread{1};

struct Hooked {
  PyMemAllocatorEx Original = {};
  PyMemAllocatorDomain Which = PYMEM_DOMAIN_RAW;
  uint8_t Domain = 0;
};

/// What a node has cost, for Mode::Sites.
struct SiteCounts {
  trace::SiteTotals T;
};

/// Chooses requests so that each byte has the same chance (a Poisson process):
/// the distance to the next chosen byte is exponentially distributed.
class Sampler {
public:
  explicit Sampler(uint64_t Interval) : Interval(double(Interval)) { draw(); }
  /// Whether a request of so many bytes is chosen.
  bool takes(uint64_t Bytes) {
    Left -= double(Bytes);
    if (Left > 0)
      return false;
    draw();
    return true;
  }
  /// The bytes that a chosen request of so many stands for.
  uint64_t weight(uint64_t Bytes) const {
    if (!Bytes)
      return 0;
    return uint64_t(
        std::llround(double(Bytes) / -std::expm1(-double(Bytes) / Interval)));
  }

private:
  void draw() {
    // xorshift64: the same choice in each run of the same program.
    State ^= State << 13;
    State ^= State >> 7;
    State ^= State << 17;
    const double Uniform = double((State >> 11) + 1) / double(1ull << 53);
    Left = -std::log(Uniform) * Interval;
  }
  double Interval, Left = 0;
  uint64_t State = 0x9e3779b97f4a7c15u;
};

/// All of a tracker's state but the hooks, which outlive it.
struct Session {
  explicit Session(const Settings &S) : S(S) {}

  Settings S;
  std::unique_ptr<trace::Destination> File;
  std::optional<trace::Writer> Out;
  void noteOwnBytes() {
    T.OwnBytes = OwnBytes.now();
    T.OwnPeakBytes = OwnBytes.peak();
  }
  std::optional<StackTable> Stacks;
  BlockTable Blocks;
  Array<SiteCounts> Sites; ///< By 4 * node + domain.
  Totals T;
  Clock<> Time;
  bool IsStream = false;
  uint64_t Flushed = 0; ///< When, in microseconds since then.
  Sampler Samples{S.SampleBytes};
  uint32_t Depth = ~0u;
};

Hooked Hooks[trace::Domains];
Lock Access;
Session *Current = nullptr; ///< Read and set under Access.
std::atomic<bool> Running{false};
bool HasForkHandlers = false;

//===--- Records
//------------------------------------------------------------===//

unsigned sizeClass(uint64_t Bytes) {
  return Bytes <= 16 ? 0 : Bytes <= 512 ? 1 : Bytes <= 8192 ? 2 : 3;
}

/// Under Access.
class Recorder {
public:
  Recorder(Session &R, const Hooked &H) : R(R), H(H) {}

  void allocated(void *Address, size_t Bytes) {
    ++R.T.Allocations;
    count(Bytes);
    keep(Address, Bytes, 0, false);
  }

  /// \p Former: the block that it was; \p IsKnown: one of the trace.
  void reallocated(void *Address, size_t Bytes, const BlockTable::Block &Former,
                   bool IsKnown) {
    ++R.T.Reallocations;
    count(Bytes);
    if (IsKnown)
      forget(Former);
    else
      ++R.T.UnknownFrees;
    keep(Address, Bytes, IsKnown ? Former.Number : 0, true);
  }

  /// A reallocation was refused: the block is there as before.
  void restore(void *Address, const BlockTable::Block &B) {
    std::optional<BlockTable::Block> Replaced;
    R.Blocks.insert(Address, B, Replaced);
  }

  void freed(const BlockTable::Block &B) {
    ++R.T.Frees;
    forget(B);
    if (isOfEvents() && R.Out) {
      stamp();
      R.Out->free(B.Number);
    }
  }

private:
  bool isOfEvents() const {
    return R.S.M == Mode::Events || R.S.M == Mode::Sampled;
  }
  /// What a block counts for, of what lives.
  uint64_t worth(const BlockTable::Block &B) const {
    return R.S.M == Mode::Sampled ? R.Samples.weight(B.Size) : B.Size;
  }
  void count(size_t Bytes) {
    R.T.RequestedBytes += Bytes;
    ++R.T.ByDomain[H.Domain];
    ++R.T.BySize[sizeClass(Bytes)];
  }

  /// The frame that asks, as a node.
  uint32_t nodeNow() {
    PyThreadState *Thread = pymemlint_thread(H.Domain != 0);
    return Thread ? R.Stacks->node(Thread, R.Depth) : 0;
  }

  static constexpr uint64_t FlushMicroseconds = 100'000;
  void stamp() {
    if (!ThreadNumber)
      ThreadNumber = NextThread++;
    const uint64_t Now = R.Time.microseconds();
    if (R.IsStream && Now - R.Flushed > FlushMicroseconds) {
      R.Flushed = Now;
      R.Out->flush();
    }
    R.Out->time(Now);
    R.Out->thread(ThreadNumber);
  }

  void keep(void *Address, size_t Bytes, uint64_t Former, bool IsReallocation) {
    if (R.S.M == Mode::Count)
      return;
    // A block that was chosen ends in the trace, whatever becomes of it.
    if (R.S.M == Mode::Sampled && !R.Samples.takes(Bytes)) {
      if (Former && R.Out) {
        stamp();
        R.Out->free(Former);
      }
      return;
    }
    BlockTable::Block B;
    B.Size = std::min<uint64_t>(Bytes, BlockTable::MostSize);
    if (R.S.M == Mode::Sites) {
      B.Number = siteOf(nodeNow());
      trace::SiteTotals &T = R.Sites[B.Number].T;
      ++T.Allocations;
      T.Reallocations += IsReallocation;
      T.Bytes += B.Size;
      T.PeakBytes = std::max(T.PeakBytes, T.Bytes - T.FreedBytes);
    } else if (R.Out) {
      const trace::Triple What = {B.Size, nodeNow(), H.Domain};
      stamp();
      B.Number = IsReallocation ? R.Out->reallocate(Former, What)
                                : R.Out->allocate(What);
    }
    std::optional<BlockTable::Block> Replaced;
    const bool IsKnown = R.Blocks.insert(Address, B, Replaced);
    if (Replaced) // It has ended, though nobody told.
      freed(*Replaced);
    if (!IsKnown) {
      ++R.T.Unrecorded;
      return;
    }
    R.T.CurrentBytes += worth(B);
    R.T.PeakBytes = std::max(R.T.PeakBytes, R.T.CurrentBytes);
  }

  void forget(const BlockTable::Block &B) {
    R.T.CurrentBytes -= worth(B);
    if (R.S.M == Mode::Sites) {
      trace::SiteTotals &T = R.Sites[B.Number].T;
      ++T.Frees;
      T.FreedBytes += B.Size;
    }
  }

  uint64_t siteOf(uint32_t Node) {
    const size_t I = size_t(Node) * 4 + H.Domain;
    while (R.Sites.size() <= I)
      if (!R.Sites.push({}))
        return 0;
    return I;
  }

  Session &R;
  const Hooked &H;
};

/// Inside, what the hooks call asks for nothing that is recorded.
struct HookScope {
  HookScope() { InHook = true; }
  ~HookScope() { InHook = false; }
};

bool watches() {
  return (Running.load(std::memory_order_relaxed) || Live.isOn()) && !InHook;
}

/// What a thread that is left out asks for is not recorded. What it gives back
/// is: others may have asked for it.
bool watchesRequests() { return watches() && !IsThreadLeftOut; }

void notePassed(const Hooked &H) { Passed |= 1u << H.Domain; }

/// `OfSession` gets the recorder of a session, where there is one.
template <class Do, class Count>
void record(const Hooked &H, Do OfSession, Count OfLive) {
  Guard G(Access);
  if (Current) {
    Recorder R(*Current, H);
    OfSession(R);
  }
  if (Live.isOn())
    OfLive();
}

//===--- Hooks
//--------------------------------------------------------------===//

void noteResult(const Hooked &H, void *P, size_t Bytes) {
  record(
      H,
      [&](Recorder &R) {
        if (P)
          R.allocated(P, Bytes);
        else
          ++Current->T.Failures;
      },
      [&] {
        if (P)
          Live.allocated(P, Bytes, H.Domain);
      });
}

void *hookMalloc(void *Context, size_t Bytes) {
  const Hooked &H = *static_cast<Hooked *>(Context);
  if (!watchesRequests()) {
    notePassed(H);
    return H.Original.malloc(H.Original.ctx, Bytes);
  }
  HookScope Scope;
  void *P = H.Original.malloc(H.Original.ctx, Bytes);
  noteResult(H, P, Bytes);
  return P;
}

void *hookCalloc(void *Context, size_t Count, size_t Each) {
  const Hooked &H = *static_cast<Hooked *>(Context);
  if (!watchesRequests())
    return H.Original.calloc(H.Original.ctx, Count, Each);
  HookScope Scope;
  void *P = H.Original.calloc(H.Original.ctx, Count, Each);
  noteResult(H, P, Count * Each);
  return P;
}

/// A block that is being reallocated, as the session and as LiveBytes knew it.
struct Former {
  BlockTable::Block B;
  uint64_t LiveSize = 0;
  bool IsKnown = false, IsLive = false;
};

/// Takes the block out before its address can be given to another thread.
Former takeOut(const void *P) {
  Former F;
  Guard G(Access);
  F.IsKnown = Current && Current->Blocks.remove(P, F.B);
  F.IsLive = Live.isOn() && Live.release(P, F.LiveSize);
  return F;
}

void *hookRealloc(void *Context, void *Old, size_t Bytes) {
  const Hooked &H = *static_cast<Hooked *>(Context);
  if (!watches() || (!Old && IsThreadLeftOut))
    return H.Original.realloc(H.Original.ctx, Old, Bytes);
  HookScope Scope;
  if (!Old) {
    void *P = H.Original.realloc(H.Original.ctx, nullptr, Bytes);
    noteResult(H, P, Bytes);
    return P;
  }
  const Former F = takeOut(Old);
  void *P = H.Original.realloc(H.Original.ctx, Old, Bytes);
  record(
      H,
      [&](Recorder &R) {
        if (!P) {
          Current->T.Failures += !IsThreadLeftOut;
          if (F.IsKnown)
            R.restore(Old, F.B);
        } else if (!IsThreadLeftOut) {
          R.reallocated(P, Bytes, F.B, F.IsKnown);
        } else if (F.IsKnown) {
          R.freed(F.B);
        }
      },
      [&] {
        if (P && IsThreadLeftOut) {
          if (F.IsLive)
            Live.released(F.LiveSize, H.Domain);
        } else if (P)
          Live.reallocated(P, Bytes, F.LiveSize, F.IsLive, H.Domain);
        else if (F.IsLive)
          Live.restore(Old, F.LiveSize);
      });
  return P;
}

void hookFree(void *Context, void *P) {
  const Hooked &H = *static_cast<Hooked *>(Context);
  if (!P || !watches())
    return H.Original.free(H.Original.ctx, P);
  HookScope Scope;
  record(
      H,
      [&](Recorder &R) {
        if (H.Which == PYMEM_DOMAIN_OBJ)
          Current->Stacks->freed(P);
        BlockTable::Block B;
        if (Current->Blocks.remove(P, B))
          R.freed(B);
        else if (IsThreadLeftOut)
          return; // As likely what it has asked for itself.
        else if (Current->S.M == Mode::Count)
          ++Current->T.Frees;
        else
          ++Current->T.UnknownFrees;
      },
      [&] { Live.freed(P, H.Domain); });
  H.Original.free(H.Original.ctx, P);
}

/// Whether requests of the domain come to its hook. Asks for a byte, as another
/// may have put hooks on top of this one or taken it away.
bool isReached(PyMemAllocatorDomain Which, unsigned Domain) {
  const HookScope Scope;
  Passed = 0;
  switch (Which) {
  case PYMEM_DOMAIN_RAW:
    PyMem_RawFree(PyMem_RawMalloc(1));
    break;
  case PYMEM_DOMAIN_MEM:
    PyMem_Free(PyMem_Malloc(1));
    break;
  case PYMEM_DOMAIN_OBJ:
    PyObject_Free(PyObject_Malloc(1));
    break;
  }
  return Passed >> Domain & 1;
}

void install() {
  constexpr PyMemAllocatorDomain Which[] = {PYMEM_DOMAIN_RAW, PYMEM_DOMAIN_MEM,
                                            PYMEM_DOMAIN_OBJ};
  for (unsigned I = 0; I != trace::Domains; ++I) {
    // A hook that is put above itself would never end.
    if (isReached(Which[I], I))
      continue;
    Hooked &H = Hooks[I];
    H.Which = Which[I];
    H.Domain = uint8_t(I);
    PyMem_GetAllocator(H.Which, &H.Original);
    PyMemAllocatorEx Ours = {&H, hookMalloc, hookCalloc, hookRealloc, hookFree};
    PyMem_SetAllocator(H.Which, &Ours);
  }
}

/// Unless they are still needed. Hooks that another has put on top of these
/// stay, and ours only pass on.
void uninstall() {
  if (Running || Live.isOn())
    return;
  for (Hooked &H : Hooks) {
    PyMemAllocatorEx Now;
    PyMem_GetAllocator(H.Which, &Now);
    if (Now.ctx == &H)
      PyMem_SetAllocator(H.Which, &H.Original);
  }
}

//===--- Forks
//--------------------------------------------------------------===//

// A child has the parent's memory, and its own trace would be written over the
// parent's: it goes on without a tracker.
void beforeFork() { Access.take(); }
void inParent() { Access.give(); }
void inChild() {
  if (Current && Current->File)
    Current->File->abandon();
  Current = nullptr; // Its memory is shared with the parent until written to.
  Running = false;
  Access.give(); // LiveBytes is a copy of the parent's, and goes on as such.
}

void handleForks() {
  if (!HasForkHandlers)
    ::pthread_atfork(beforeFork, inParent, inChild);
  HasForkHandlers = true;
}

void finishSites(Session &R) {
  for (size_t I = 0; I != R.Sites.size(); ++I)
    if (R.Sites[I].T.Allocations)
      R.Out->site(uint32_t(I / 4), uint8_t(I % 4), R.Sites[I].T);
}

} // namespace

std::string tracker::start(const Settings &S) {
  if (Running)
    return "a tracker is running already";
  OwnBytes.resetPeak();
  auto New = std::make_unique<Session>(S);
  if (!S.Path.empty()) {
    New->File = trace::Destination::open(S.Path, S.MostWaiting, OwnBytes);
    if (New->File->failed())
      return S.Path + ": " + New->File->problem();
    New->IsStream = New->File->isStream();
    New->Out.emplace(*New->File);
    if (New->Out->hasFailed())
      return S.Path + ": " + New->File->problem();
    New->Out->metadata("runtime", "cpython-" PY_VERSION);
    New->Out->metadata("command", S.Command);
    New->Out->metadata("mode", S.M == Mode::Count     ? "count"
                               : S.M == Mode::Sites   ? "sites"
                               : S.M == Mode::Sampled ? "sampled"
                                                      : "events");
    if (S.M == Mode::Sampled)
      New->Out->metadata("sample_bytes", std::to_string(S.SampleBytes));
    New->Out->metadata("frames", std::to_string(S.Frames));
  }
  New->Stacks.emplace(New->Out ? &*New->Out : nullptr);
  New->Depth = S.M == Mode::Sites && !S.Frames ? 1 : S.Frames ? S.Frames : ~0u;
  handleForks();
  {
    Guard G(Access);
    Current = New.release();
  }
  install();
  Running = true;
  return "";
}

std::string tracker::stop(Totals &T, Room RestRoom, void *Context) {
  if (!Running)
    return "no tracker is running";
  Running = false;
  std::unique_ptr<Session> Old;
  {
    Guard G(Access);
    Old.reset(Current);
    Current = nullptr;
  }
  uninstall();
  Session &R = *Old;
  R.T.LiveBlocks = R.Blocks.size();
  R.noteOwnBytes();
  R.T.TableBytes = R.Blocks.bytes();
  std::string Problem;
  if (R.Out) {
    auto *Memory = dynamic_cast<trace::MemorySink *>(R.File.get());
    if (Memory)
      Memory->lastComes();
    if (R.S.M == Mode::Sites)
      finishSites(R);
    for (auto [Key, Value] :
         {std::pair<const char *, uint64_t>{"peak_bytes", R.T.PeakBytes},
          {"requested_bytes", R.T.RequestedBytes},
          {"own_peak_bytes", R.T.OwnPeakBytes},
          {"failures", R.T.Failures},
          {"unrecorded", R.T.Unrecorded}})
      R.Out->metadata(Key, std::to_string(Value));
    if (!R.Out->finish())
      Problem = (Memory ? "" : R.S.Path + ": ") + R.File->problem();
    R.T.TraceBytes = R.File->bytes();
    if (Memory && Memory->waiting()) {
      if (char *To = RestRoom(Context, Memory->waiting()))
        Memory->takeBytes(To);
      else
        Problem = "there is no memory for the " +
                  std::to_string(Memory->waiting()) +
                  " bytes of the trace that were not taken";
    }
  }
  T = R.T;
  return Problem;
}

bool tracker::takeTrace(uint64_t Stream, Room TakenRoom, void *Context) {
  // The room is the interpreter's memory: asked for outside of the lock.
  const HookScope Scope;
  for (;;) {
    size_t Wanted = 0;
    auto Sink = [&]() -> trace::MemorySink * {
      if (!Current || Current->S.Stream != Stream)
        return nullptr;
      auto *S = dynamic_cast<trace::MemorySink *>(Current->File.get());
      if (S && Wanted == 0)
        Current->Out->flush();
      return S;
    };
    {
      Guard G(Access);
      trace::MemorySink *S = Sink();
      if (!S)
        return false;
      Wanted = S->waiting();
    }
    char *To = TakenRoom(Context, Wanted);
    if (!To && Wanted)
      return true; // The caller knows that there was none.
    Guard G(Access);
    trace::MemorySink *S = Sink();
    if (!S)
      return false;
    // More may have come, and with it another size.
    if (S->waiting() != Wanted)
      continue;
    S->takeBytes(To);
    return true;
  }
}

bool tracker::leaveOutThread(bool IsLeftOut) {
  return std::exchange(IsThreadLeftOut, IsLeftOut);
}

bool tracker::isRunning() { return Running; }

Totals tracker::totals() {
  Guard G(Access);
  if (!Current)
    return {};
  Current->noteOwnBytes();
  Totals T = Current->T;
  T.LiveBlocks = Current->Blocks.size();
  T.TableBytes = Current->Blocks.bytes();
  T.TraceBytes = Current->File ? Current->File->bytes() : 0;
  return T;
}

void tracker::resetPeak() {
  Guard G(Access);
  if (Current)
    Current->T.PeakBytes = Current->T.CurrentBytes;
}

void tracker::startCounting(Meter &M) {
  handleForks();
  {
    Guard G(Access);
    Live.add(M);
  }
  install();
}

void tracker::stopCounting(Meter &M) {
  {
    Guard G(Access);
    Live.remove(M);
  }
  uninstall();
}

void tracker::takeBack(const void *Address) {
  Guard G(Access);
  if (Live.isOn())
    Live.takeBack(Address);
}

void tracker::readMeter(Meter &M, uint64_t &Current, uint64_t &Peak,
                        bool Reset) {
  Guard G(Access);
  Current = Live.current();
  Peak = M.Peak;
  if (Reset)
    M.Peak = M.PeakBefore = Current;
}

bool tracker::sites(std::vector<SiteReport> &Reports) {
  Guard G(Access);
  if (!Current || Current->S.M != Mode::Sites || Current->Out)
    return false;
  for (uint32_t Node = 0; Node * 4 < Current->Sites.size(); ++Node) {
    SiteReport S;
    for (size_t I = Node * 4; I != Node * 4 + trace::Domains; ++I) {
      if (I >= Current->Sites.size())
        break;
      const trace::SiteTotals &T = Current->Sites[I].T;
      S.Allocations += T.Allocations;
      S.Bytes += T.Bytes;
      S.LiveBlocks += T.Allocations - T.Frees;
      S.LiveBytes += T.Bytes - T.FreedBytes;
    }
    if (!S.Allocations)
      continue;
    for (uint32_t At = Node; At;) {
      const StackTable::Frame F = Current->Stacks->frame(At);
      S.Frames.push_back(
          {std::string(F.File), std::string(F.Function), F.Line});
      At = F.Parent;
    }
    Reports.push_back(std::move(S));
  }
  return true;
}
