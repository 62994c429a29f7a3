//===- StackPicture.h - What calls have left on the C stack -*- C++ -*-===//
//
// The collector of MicroPython marks from every word of the C stack, and a word
// that the function in whose frame it lies has not written holds what a call
// before left there. The picture keeps the words of the C stack below the first
// frame of mp_execute_bytecode as far as they hold addresses of the heap: each
// operation of bytecode changes the words that its footprint names.
//
// Words are counted from there on, downwards as the C stack grows.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_STACKPICTURE_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_STACKPICTURE_H

#include "analyzer/runtimes/micropython/OperationKey.h"
#include "analyzer/runtimes/micropython/StackWrites.h"
#include "analyzer/runtimes/micropython/StaleWord.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace pymemlint::micropython {

class Runtime;
struct Frame;

class StackPicture {
public:
  /// \p Facts: a target's call_residue; it outlives this.
  StackPicture(Runtime &R, llvm::StringRef Facts);

  /// mp_execute_bytecode begins and ends for \p F.
  void entered(const Frame &F);
  void left(const Frame &F);
  /// \p F is about to do the operation at its Ip; the one before has ended.
  void step(const Frame &F);
  /// The operation that runs raises.
  void raised();
  /// A request of \p Bytes is about to be made: a reallocation or not.
  void request(uint64_t Bytes, bool IsResize);
  /// The request gave \p C its place.
  void requested(const Cell &C);
  /// \p C moves or is freed. A word that points to where it was is given up:
  /// what may come to lie there is not known here.
  void forget(const Cell &C);

  /// The words that a collection sees now.
  void forEach(llvm::function_ref<void(const StaleWord &)> Do) const;
  /// All words, in their order; null for one that holds no address.
  void forEachWord(llvm::function_ref<void(const Cell *)> Do) const;

private:
  /// The operation that an activation of bytecode runs.
  struct Operation {
    OperationKey Key;
    Value Operands[StackRole::Operands];
    llvm::SmallVector<const Cell *, StackRole::Requests> Requests;
    unsigned Moments = 0; ///< Requests made and functions entered so far.
    bool IsOpen = false, IsRaised = false;
  };
  struct Activation {
    const Frame *F = nullptr;
    int32_t End = 0;        ///< Of its frame of mp_execute_bytecode.
    int32_t StateWords = 0; ///< Of its code state on the C stack.
    Operation Runs;
  };

  const StackWrites *writesOf(const Operation &O, char Moment);
  const Cell *cellOf(const Activation &A, uint8_t Role) const;
  void apply(const Activation &A, llvm::ArrayRef<StackWrites::Write> Writes,
             int32_t From);
  void put(int32_t Word, const Cell *C);
  void put(int32_t Word, Value V) { put(Word, V.isObject() ? V.object() : 0); }

  Runtime &R;
  StackWritesTable Facts;
  /// By the sum of an operation's first key and a moment: the facts for it.
  llvm::DenseMap<uint64_t, const StackWrites *> Known;
  std::vector<Activation> Active; ///< The first one stands for what calls all.
  std::vector<const Cell *> Words;
  int32_t Seen = 0; ///< Words that a collection would look at now.
};

} // namespace pymemlint::micropython
#endif
