//===- Arena.h - Host memory of one analysis run -*- C++ -*-===//
//
// All of the machine's mutable state lives here: cells and their storage. The
// memory of a run is given back at its end at once; within a run only storage
// that the analysed runtime itself frees or reallocates is used again.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_MACHINE_ARENA_H
#define PYMEMLINT_ANALYZER_MACHINE_ARENA_H

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>
#include <vector>

namespace pymemlint {

/// Thrown when a run needs more host memory than it may use; the analysis
/// ends there with open bounds.
struct ArenaExhausted {};

class Arena {
public:
  /// \p LimitBytes of host memory at the most.
  explicit Arena(uint64_t LimitBytes = uint64_t(1) << 31) : Limit(LimitBytes) {}
  Arena(const Arena &) = delete;
  Arena &operator=(const Arena &) = delete;
  ~Arena() {
    for (char *S : Slabs)
      std::free(S);
  }

  /// Zeroed storage of \p Bytes bytes, aligned to 16.
  void *allocate(size_t Bytes) {
    size_t Class = classOf(Bytes);
    if (Class < NumClasses && Free[Class]) {
      FreeNode *N = Free[Class];
      Free[Class] = N->Next;
      std::memset(static_cast<void *>(N), 0, Class * 16);
      return N;
    }
    size_t Rounded = Class * 16;
    if (Rounded > size_t(End - Top))
      grow(Rounded);
    char *P = Top;
    Top += Rounded;
    return P;
  }
  /// Gives storage back that allocate(\p Bytes) returned.
  void release(void *P, size_t Bytes) {
    size_t Class = classOf(Bytes);
    if (!P || Class >= NumClasses)
      return;
    auto *N = static_cast<FreeNode *>(P);
    N->Next = Free[Class];
    Free[Class] = N;
  }
  template <class T, class... Args> T *make(Args &&...As) {
    return new (allocate(sizeof(T))) T{std::forward<Args>(As)...};
  }
  template <class T> T *array(size_t N) {
    return static_cast<T *>(allocate(N * sizeof(T)));
  }
  uint64_t usedBytes() const { return Used; }

private:
  struct FreeNode {
    FreeNode *Next;
  };
  static constexpr size_t NumClasses = 1024, SlabBytes = size_t(1) << 18;
  static size_t classOf(size_t Bytes) { return Bytes ? (Bytes + 15) / 16 : 1; }
  void grow(size_t Needed) {
    size_t Size = Needed > SlabBytes ? Needed : SlabBytes;
    if (Used + Size > Limit)
      throw ArenaExhausted();
    auto *S = static_cast<char *>(std::calloc(1, Size));
    if (!S)
      throw ArenaExhausted();
    Slabs.push_back(S);
    Used += Size;
    Top = S;
    End = S + Size;
  }
  uint64_t Limit, Used = 0;
  char *Top = nullptr, *End = nullptr;
  std::vector<char *> Slabs;
  FreeNode *Free[NumClasses] = {};
};

} // namespace pymemlint
#endif
