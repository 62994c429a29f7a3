//===- GrowingLists.h - Lists that a program only appends to -*- C++ -*-===//
//
// What stands in a list that nothing ever reads decides nothing, so states that
// differ in it are one. Where a program without an end comes back to such a
// state whatever its inputs, with more items each time, its heap will be full.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OPEN_GROWINGLISTS_H
#define PYMEMLINT_MICROPYTHON_OPEN_GROWINGLISTS_H

#include "llvm/ADT/ArrayRef.h"
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pymemlint {
class StateWriter;
} // namespace pymemlint

namespace pymemlint::micropython {

class Runtime;
struct ListObj;

/// What all runs of one program know of its lists together.
class GrowthFacts {
public:
  using Place = std::pair<std::string, uint32_t>; ///< File and line.
  /// Where they were made: lists that something else is done with. When one
  /// more is known all runs begin anew.
  std::set<uint64_t> OtherLists;
  bool HasLearnt = false;
  /// A state could not be compared: not every pass is known.
  bool HasGap = false;
  /// The program may catch a MemoryError and go another way.
  bool MayCatch = false;
  /// By the line that appended: how often.
  std::map<Place, uint64_t> Appended;

  /// A state that others are compared with. 0 is the program's begin.
  using Node = uint32_t;
  /// The head of the loop without an end at \p Loop, where there is one.
  Node addNode(std::optional<Place> Loop) {
    Heads.push_back(std::move(Loop));
    return Node(Heads.size());
  }
  /// A run came from one state to another. Meanwhile \p Items were appended,
  /// and \p Bytes came to belong to the lists alone, their own room included.
  void addStep(Node From, Node To, uint64_t Items, uint64_t Bytes) {
    Steps.push_back({From, To, Items, Bytes});
  }

  /// On each way that never ends items are appended again and again.
  bool growsForEver() const;
  struct Growth {
    uint64_t Least;
    std::optional<uint64_t> Most; ///< None: there is no bound.
    /// Passes that are none of these: they come once.
    uint64_t FirstPasses;
  };
  /// By loop: bytes that come to the lists from one pass to the next, of those
  /// that come again and again.
  std::map<Place, Growth> ofLoops() const;

private:
  struct Step {
    Node From, To;
    uint64_t Items, Bytes;
  };
  /// The least that comes before the next head of the loop at \p P.
  static constexpr uint64_t Never = UINT64_MAX;
  uint64_t least(llvm::ArrayRef<Step> Steps, const Place &P) const;
  std::optional<uint64_t> most(llvm::ArrayRef<Step> Steps,
                               const Place &P) const;
  /// By node, the same for two that lead to each other.
  std::vector<Node> components() const;
  bool isHead(Node N, const Place &P) const { return N && Heads[N - 1] == P; }
  std::vector<std::optional<Place>> Heads; ///< From node 1 on.
  std::vector<Step> Steps;
};

/// Of one run.
class GrowingLists {
public:
  GrowingLists(GrowthFacts &Facts) : Facts(Facts) {}

  /// The place where the list that is made now is made.
  static uint64_t placeOf(const Runtime &R);
  /// \p L gets \p Count items more: from now on it counts as one that is only
  /// appended to.
  void append(Runtime &R, ListObj &L, uint64_t Count);
  /// The program looks at such a list: the run is given up.
  [[noreturn]] void noteRead(const ListObj &L);
  bool isAny() const { return !Lists.empty(); }

  /// How much the lists have come to.
  struct Size {
    uint64_t Items = 0, Bytes = 0;
  };
  /// Looks at the lists beside the state that \p W has written, and appends to
  /// \p Words what of it stands in them as well. Gives the run up where one of
  /// them is garbage.
  Size measure(Runtime &R, const StateWriter &W, std::vector<uint64_t> &Words);

private:
  GrowthFacts &Facts;
  std::vector<ListObj *> Lists;
  uint64_t Items = 0;
};

} // namespace pymemlint::micropython
#endif
