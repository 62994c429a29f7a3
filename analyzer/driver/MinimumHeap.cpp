//===- MinimumHeap.cpp - The smallest heap that a program needs -*- C++ -*-===//
#include "analyzer/driver/Analysis.h"
#include <algorithm>
#include <map>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Heap sizes of 32-byte steps, of which many make the same pool: a heap of a
/// pool is tried once.
class HeapTrials {
public:
  static constexpr uint64_t Step = 32;

  HeapTrials(const DeviceModel &Device, const RunOptions &Options)
      : Device(Device), Options(Options) {}

  bool works(uint64_t Bytes) {
    GcHeapConfig Config = Device.heapOf(Bytes);
    uint32_t Pool = GcHeap::poolBlocks(Config, Bytes);
    auto [It, Inserted] = Known.try_emplace(Pool, false);
    if (Inserted) {
      RunOptions O = Options;
      O.HeapBytes = Bytes;
      O.BareLaunch = true;
      O.Sink = nullptr;
      O.WantPeakLive = false;
      if (O.Watch)
        O.Watch = SteadyState::Places::Compared;
      const RunResult Result = run(Device, O);
      It->second = Result.End != Outcome::OutOfMemory;
      IsProven &= Result.End != Outcome::Endless || Result.IsSteady;
      ++Runs;
    }
    return It->second;
  }
  unsigned runs() const { return Runs; }
  /// Each run that did not end came back to a state with the same places.
  bool isProven() const { return IsProven; }

private:
  const DeviceModel &Device;
  const RunOptions &Options;
  std::map<uint32_t, bool> Known;
  unsigned Runs = 0;
  bool IsProven = true;
};

} // namespace

Interval pymemlint::minimumHeap(const DeviceModel &Device,
                                const RunOptions &Options,
                                uint64_t PeakLiveBytes) {
  HeapTrials Trials(Device, Options);
  constexpr uint64_t Step = HeapTrials::Step;
  auto Round = [](uint64_t V) { return (V + Step - 1) / Step * Step; };
  // A heap that fails and one that works around the peak of what lives.
  uint64_t Fails = Round(std::max<uint64_t>(PeakLiveBytes / 2, 1024));
  while (Fails > 512 && Trials.works(Fails))
    Fails = Round(Fails / 2);
  uint64_t Works = Round(std::max<uint64_t>(PeakLiveBytes * 5 / 4, 2 * Fails));
  const uint64_t Most = Device.target().heapConfig().Areas.empty()
                            ? uint64_t(1) << 26
                            : uint64_t(1) << 26;
  while (!Trials.works(Works)) {
    Fails = Works;
    Works *= 2;
    if (Works > Most)
      return Interval::atLeast(int64_t(Fails));
  }
  while (Works - Fails > Step) {
    uint64_t Middle = Round((Works + Fails) / 2);
    if (Middle >= Works)
      Middle = Works - Step;
    if (Middle <= Fails)
      break;
    (Trials.works(Middle) ? Works : Fails) = Middle;
  }
  // Around the boundary the outcome may change back and forth; as far as the
  // measured scans went, each pool is tried.
  const uint64_t Window = std::clamp<uint64_t>(Round(Works / 3), 512, 4096);
  uint64_t Smallest = Works, AllFrom = Works;
  for (uint64_t B = Works; B >= Step && B + Window >= Works; B -= Step)
    if (Trials.works(B))
      Smallest = B;
  for (uint64_t B = Works; B <= Works + Window; B += Step)
    if (!Trials.works(B))
      AllFrom = B + Step;
  if (!Trials.isProven())
    return Interval::atLeast(int64_t(Smallest));
  return {int64_t(Smallest), int64_t(AllFrom)};
}
