//===- TraceTree.cpp - The stacks of a trace as a tree -*- C++ -*-===//
#include "analyzer/report/TraceTree.h"
#include "analyzer/report/TraceLines.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::measured;

std::string pymemlint::frameName(const TraceProfile &P, uint32_t Node) {
  if (!Node)
    return "(all)";
  const StackNode &N = P.Nodes[Node];
  const CodeName &C = P.Codes[N.Code];
  return C.Function + " (" + C.File + ":" + std::to_string(N.Line) + ")";
}

std::vector<std::pair<std::string, uint64_t>>
pymemlint::collapsedStacks(const TraceProfile &P, TraceCost Cost) {
  std::vector<std::pair<std::string, uint64_t>> Stacks;
  for (size_t I = 0; I != P.Nodes.size(); ++I) {
    const uint64_t Own = costOf(P.Nodes[I].Own, Cost).first;
    if (!Own)
      continue;
    std::vector<uint32_t> Frames;
    for (uint32_t N = uint32_t(I); N; N = P.Nodes[N].Parent)
      Frames.push_back(N);
    std::string Text = Frames.empty() ? "(no Python frame)" : "";
    for (uint32_t N : llvm::reverse(Frames)) {
      std::string Frame = frameName(P, N);
      // What separates frames and lines cannot stand in a name.
      std::replace(Frame.begin(), Frame.end(), ';', ',');
      std::replace(Frame.begin(), Frame.end(), '\n', ' ');
      Text += (Text.empty() ? "" : ";") + Frame;
    }
    Stacks.push_back({std::move(Text), Own});
  }
  return Stacks;
}

std::vector<TreeRow> pymemlint::treeOf(const TraceProfile &P, TraceCost Cost,
                                       double LeastShare) {
  struct Branch {
    uint64_t Cost = 0;
    std::vector<uint32_t> Children;
  };
  // Children come after their parents: one pass from the back sums up.
  std::vector<Branch> Branches(P.Nodes.size());
  for (size_t I = P.Nodes.size(); I-- > 0;) {
    Branches[I].Cost += costOf(P.Nodes[I].Own, Cost).first;
    if (I == 0)
      break;
    Branches[P.Nodes[I].Parent].Cost += Branches[I].Cost;
    Branches[P.Nodes[I].Parent].Children.push_back(uint32_t(I));
  }
  std::vector<TreeRow> Rows;
  if (Branches.empty())
    return Rows;
  const double Least = double(Branches[0].Cost) * LeastShare;
  std::vector<std::pair<uint32_t, unsigned>> Next = {{0, 0}};
  while (!Next.empty()) {
    const auto [Node, Depth] = Next.back();
    Next.pop_back();
    Branch &B = Branches[Node];
    Rows.push_back(
        {Node, Depth, B.Cost, costOf(P.Nodes[Node].Own, Cost).first});
    llvm::stable_sort(B.Children, [&](uint32_t X, uint32_t Y) {
      return Branches[X].Cost < Branches[Y].Cost;
    });
    for (uint32_t Child : B.Children)
      if (double(Branches[Child].Cost) > Least)
        Next.push_back({Child, Depth + 1});
  }
  return Rows;
}
