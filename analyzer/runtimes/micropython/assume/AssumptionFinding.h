//===- AssumptionFinding.h - What a run says of assumptions -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_ASSUME_ASSUMPTIONFINDING_H
#define PYMEMLINT_MICROPYTHON_ASSUME_ASSUMPTIONFINDING_H

#include <cstdint>
#include <string>
#include <vector>

namespace pymemlint {

/// A part of one line of the source; EndColumn is behind its last character.
struct AssumptionPlace {
  uint32_t Line = 0, Column = 0, EndColumn = 0;
  std::string Path; ///< Of a configuration; empty: the source itself.
  bool operator==(const AssumptionPlace &) const = default;
};

struct AssumptionFinding {
  enum class Kind : uint8_t {
    Holds,    ///< Control came there and it may hold.
    Violated, ///< It holds of nothing that the values can be.
    NoValue,  ///< A name had no value, or none with a length.
  };
  Kind K;
  std::string File; ///< As the code names it.
  AssumptionPlace Place;
  std::string Message;
};

/// Adds \p New unless one of its kind and place is there.
void addFinding(std::vector<AssumptionFinding> &All, AssumptionFinding New);

/// What is wrong among \p All: what never had a value, and what held on no way
/// that came there.
std::vector<AssumptionFinding>
faults(const std::vector<AssumptionFinding> &All);

} // namespace pymemlint

#endif
