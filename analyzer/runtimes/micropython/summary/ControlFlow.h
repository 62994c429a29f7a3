//===- ControlFlow.h - Blocks, ways and loops of a function -*- C++ -*-===//
//
// The ways through a function's code that do not end with an exception: those
// into handlers are there where the function may go on from one.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_CONTROLFLOW_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_CONTROLFLOW_H

#include "analyzer/ir/Verifier.h"
#include "llvm/ADT/SmallVector.h"

namespace pymemlint::micropython {

/// A way from a block's last instruction to the first of another one.
struct FlowEdge {
  enum class Kind : uint8_t {
    Next,      ///< To the instruction behind.
    Taken,     ///< By a jump.
    Unwound,   ///< Through handlers: the value stack is not followed.
    Exception, ///< One was caught: nothing is known of the locals either.
  };
  uint32_t To = 0; ///< A block.
  Kind K = Kind::Next;
};

struct FlowBlock {
  uint32_t Begin = 0, End = 0; ///< Instructions.
  llvm::SmallVector<FlowEdge, 2> Edges;
  bool IsExit = false; ///< The call may end or be left behind its last one.
  uint32_t Order = 0;  ///< In reverse postorder.
  bool IsLoopHeader = false, IsInLoop = false;
  bool IsOnEveryPath = false; ///< No way to an exit goes round it.
  /// The function may go on after an exception that is raised here.
  bool IsProtected = false;
};

struct FlowLoop {
  uint32_t Header = 0;                    ///< A block.
  llvm::SmallVector<uint32_t, 2> Sources; ///< Blocks that jump back to it.
  std::vector<uint32_t> Blocks;           ///< In reverse postorder.
};

struct ControlFlow {
  /// \p Depths must be those of \p F.
  ControlFlow(const ir::Function &F, const ir::StackDepths &Depths);

  std::vector<FlowBlock> Blocks;
  std::vector<uint32_t> ReversePostorder; ///< Of blocks that are reached.
  std::vector<FlowLoop> Loops;            ///< By header's order.
  /// There are so many loops that what belongs to which was not looked for.
  bool IsTooLarge = false;

private:
  void makeBlocks(const ir::Function &F, const ir::StackDepths &Depths);
  void order();
  void findLoops();
  void findBlocksOnEveryPath();
};

} // namespace pymemlint::micropython
#endif
