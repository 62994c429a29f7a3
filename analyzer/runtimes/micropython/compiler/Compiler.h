//===- Compiler.h - From a parse tree to bytecode -*- C++ -*-===//
//
// py/compile.c: compiles a program as MicroPython does, either as the
// cross-compiler on a host or as the device itself, where compiling takes
// memory.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_COMPILER_H
#define PYMEMLINT_MICROPYTHON_COMPILER_COMPILER_H

#include "analyzer/ir/Module.h"
#include "analyzer/ir/SourceMap.h"
#include "analyzer/machine/Arena.h"
#include "analyzer/machine/Cell.h"
#include "analyzer/machine/Value.h"
#include "analyzer/runtimes/micropython/StaleWord.h"
#include "analyzer/runtimes/micropython/compiler/CompileError.h"
#include "analyzer/runtimes/micropython/compiler/ParseTree.h"
#include "llvm/ADT/ArrayRef.h"
#include <memory>
#include <string>
#include <vector>

namespace pymemlint::micropython {

class ConstantFactory;
class Memory;
class QstrTable;
struct CompilerConfig;
struct RawCodeCell;

/// A construct whose code this compiler does not make; the function was
/// compiled to bytecode instead.
struct Unsupported {
  uint32_t Line;
  std::string Construct;
};

/// mp_compiled_module_t.
struct CompiledModule {
  std::unique_ptr<ir::Module> Module;
  std::vector<Qstr> Names;    ///< Module::Names as numbers.
  size_t TableNames = 0;      ///< Module::TableNames
  std::vector<Value> Objects; ///< Module::Objects as values.
  std::vector<Unsupported> Unsupporteds;
  bool CountsTooShort = false; ///< See Emitter::countsTooShort.
  /// The module's code on the heap of a device, null on a host. It refers to
  /// the functions of Module, which has to live as long.
  RawCodeCell *Root = nullptr;
  /// Items of emit_common's const_obj_list, which nothing refers to any more.
  const Cell *ConstantList = nullptr;
  /// Where the emitter's struct and emit_common's qstr_map.table stood.
  StaleWord EmitterPlace, NamesPlace;
  ir::SourceMap Source; ///< See CompileInput::WantsSource.
};

/// Told of what a device does while compiling that takes or gives memory of
/// others.
class CompileEvents {
public:
  /// mp_emit_common_populate_module_context: the module's tables are made.
  /// The table has the first \p TableNames of \p Names.
  virtual void tablesFilled(llvm::ArrayRef<Qstr> Names, size_t TableNames,
                            llvm::ArrayRef<Value> Objects) = 0;
  /// mp_obj_new_exception_msg, when an error is met; of viper's type errors,
  /// each of which takes the place of the one before,
  /// mp_obj_new_exception_msg_varg.
  virtual void exceptionMade(const CompileError &Error) = 0;
  /// mp_obj_exception_add_traceback, when compiling ends with that error.
  virtual void tracebackAdded(const CompileError &Error, Qstr Block) = 0;
  /// mp_parse_tree_clear.
  virtual void freeParseTree() = 0;

protected:
  ~CompileEvents() = default;
};

/// What to compile.
struct CompileInput {
  ParseNode Root;
  Qstr SourceName = 0;
  unsigned OptimisationLevel = 0; ///< -O0 to -O3.
  bool IsRepl = false;            ///< Print the value of a lone expression.
  enum class Source : uint8_t {
    Dropped,
    Annotations, ///< CompiledModule::Source has nothing but those.
    Kept,
  } WantsSource = Source::Dropped;
};

/// What to compile with.
struct CompileContext {
  const CompilerConfig &Config;
  QstrTable &Names;
  ConstantFactory &Constants;
  Arena &Storage;
  Memory *Device = nullptr;        ///< Null for a cross-compiler.
  CompileEvents *Events = nullptr; ///< May be null.
};

/// mp_compile_to_raw_code. The tree is changed on the way (it notes the blocks
/// that it is made of). Throws CompileError, BytecodeOverflow, and on a device
/// OutOfMemory.
CompiledModule compileModule(const CompileInput &Input,
                             const CompileContext &Context);

} // namespace pymemlint::micropython
#endif
