//===- Parser.h - MicroPython's parser -*- C++ -*-===//
//
// py/parse.c: from tokens to a parse tree, with the simplifications and the
// folding of constants that are done on the way. On a device it works in the
// same steps and asks for memory as it does there; on a host it takes a shorter
// way to the same tree. Neither recurses.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_PARSER_H
#define PYMEMLINT_MICROPYTHON_COMPILER_PARSER_H

#include "analyzer/machine/Arena.h"
#include "analyzer/machine/Cell.h"
#include "analyzer/runtimes/micropython/StaleWord.h"
#include "analyzer/runtimes/micropython/compiler/ParseTree.h"
#include <memory>
#include <vector>

namespace pymemlint::micropython {

class ConstantFactory;
class Lexer;
class Memory;
class NodeStore;
class QstrTable;
struct CompilerConfig;

/// mp_parse_input_kind_t.
enum class InputKind : uint8_t { Single, File, Eval };

/// mp_parse_tree_t: owns its nodes.
class ParseTree {
public:
  ParseTree(ParseNode Root, std::unique_ptr<NodeStore> Nodes);
  ParseTree(ParseTree &&) noexcept;
  ParseTree &operator=(ParseTree &&) noexcept;
  /// Frees the nodes, but not what they take on a device: see clear().
  ~ParseTree();

  ParseNode root() const { return Root; }
  /// mp_parse_tree_clear: gives the device's chunks back, and the nodes.
  void clear();
  /// Holds the device's chunks (Memory::hold) in the scope of the caller.
  void hold();
  /// The block that the root begins at on the device; NoBlock when it begins
  /// inside of one. Of a finished tree that has not been cleared.
  StaleWord rootPlace() const;

private:
  ParseNode Root;
  std::unique_ptr<NodeStore> Nodes;
};

/// What to parse with.
struct ParseContext {
  const CompilerConfig &Config;
  QstrTable &Names;
  ConstantFactory &Constants;
  Arena &Storage;
  Memory *Device = nullptr; ///< Null on a host.
  /// Takes the device's steps on a host, too; the tree is the same.
  bool InSteps = false;
};

/// mp_parse: reads all tokens of \p L and frees it. Throws CompileError for a
/// wrong program, after SourceReader::errorFound and with the lexer freed. On a
/// device the chunks of the tree are held (Memory::hold) from here on, and
/// OutOfMemory may be thrown.
ParseTree parse(Lexer &L, InputKind Kind, const ParseContext &Context);

/// mp_parse_node_is_const.
bool isConstant(ParseNode N);
/// mp_parse_node_convert_to_obj: the value of a node that isConstant().
Value constantOf(ParseNode N, ConstantFactory &Constants);
/// mp_parse_node_is_const_true and mp_parse_node_is_const_false.
bool isConstantBool(ParseNode N, bool IsTrue, const CompilerConfig &Config,
                    ConstantFactory &Constants);

} // namespace pymemlint::micropython
#endif
