//===- SummaryFacts.h - What of a target decides summaries -*- C++ -*-===//
//
// Sizes and configuration of a build that the costs of single operations
// follow from, without a device that runs.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_SUMMARYFACTS_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_SUMMARYFACTS_H

#include "analyzer/runtimes/micropython/Runtime.h"
#include "analyzer/runtimes/micropython/summary/Cost.h"
#include "analyzer/runtimes/micropython/summary/KnownValue.h"

namespace pymemlint::micropython {

struct SummaryFacts {
  explicit SummaryFacts(const RuntimeParameters &P);

  Runtime::SizesOf Sizes;
  /// The first struct whose size the target does not state; empty: none. Its
  /// size counts as 0, and no upper bound holds.
  std::string MissingStruct;
  uint64_t WordBytes;
  uint64_t MaxStateOnStack; ///< VM_MAX_STATE_ON_STACK, bytes.
  int64_t SmallIntMin, SmallIntMax;

  IntegerRanges ranges() const { return {SmallIntMin, SmallIntMax}; }
  bool isSmall(int64_t Least, int64_t Most) const {
    return Least >= SmallIntMin && Most <= SmallIntMax;
  }
  Cost words(uint64_t StructBytes, uint64_t Count) const {
    return Cost::request(StructBytes + Count * WordBytes);
  }
  /// mp_obj_new_tuple: the empty tuple is in ROM.
  Cost tuple(uint64_t Items) const {
    return Items ? words(Sizes.Tuple, Items) : Cost();
  }
  /// mp_obj_new_list: room for 4 items at least.
  Cost list(uint64_t Items) const {
    return Cost::request(Sizes.List) + words(0, std::max<uint64_t>(Items, 4));
  }
  /// mp_obj_new_dict.
  Cost dict(uint64_t Items) const {
    Cost C = Cost::request(Sizes.Dict);
    if (Items)
      C += Cost::request(Items * Sizes.MapElement);
    return C;
  }
  /// mp_obj_new_set: its table is asked for even when it has no room.
  Cost set(uint64_t Items) const {
    return Cost::request(Sizes.Set) + words(0, Items);
  }
  /// mp_obj_new_float.
  Cost floating() const {
    return HasBoxedFloats ? Cost::request(Sizes.Float) : Cost();
  }
  /// mp_obj_new_int_from_ll of what is no small int.
  Cost longInt() const {
    return Cost::request(Sizes.Int) + Cost::request(LongIntDigitBytes);
  }
  /// The state of \p F's activation, or its generator object: what a call asks
  /// for before its first operation, arguments and cells apart.
  Cost frame(const ir::Function &F) const;

private:
  bool HasBoxedFloats;
  uint64_t LongIntDigitBytes; ///< Of 64 bits (py/mpz.c, mpz_set_from_ll).
};

} // namespace pymemlint::micropython
#endif
