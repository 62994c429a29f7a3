//===- SourceLoader.cpp - Compiling on the device -*- C++ -*-===//
//
// mp_lexer_new_from_file and _from_str_len, mp_parse_compile_execute and
// mp_compile: a program's text becomes code on the device's own heap.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/compiler/CompileError.h"
#include "analyzer/runtimes/micropython/compiler/Compiler.h"
#include "analyzer/runtimes/micropython/compiler/Lexer.h"
#include "analyzer/runtimes/micropython/compiler/Parser.h"
#include "analyzer/runtimes/micropython/compiler/RawCode.h"
#include "analyzer/runtimes/micropython/loader/DeviceConstants.h"
#include "analyzer/runtimes/micropython/loader/Loader.h"
#include "frontends/mpy/BytecodeDecoder.h"
#include <optional>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

const Type *errorType(Runtime &R, const CompileError &E) {
  switch (E.K) {
  case CompileError::SyntaxError:
    return R.Types.SyntaxError;
  case CompileError::IndentationError:
    return R.Types.IndentationError;
  case CompileError::NotImplementedError:
    return R.Types.NotImplementedError;
  case CompileError::OverflowError:
    return R.Types.OverflowError;
  case CompileError::RuntimeError:
    return R.Types.RuntimeError;
  case CompileError::ValueError:
    return R.Types.ValueError;
  }
  return R.Types.SyntaxError;
}

/// Makes the exception object of a refused program at the moment when the
/// device makes it, and keeps it until it is raised.
class ErrorObject final : public CompileEvents {
public:
  ErrorObject(Runtime &R, Qstr Source) : R(R), Source(Source) {}

  void make(const CompileError &E) {
    // Messages of the parser and compiler are constant texts.
    auto *Text = R.Pool.array<char>(E.Message.size() + 1);
    std::copy(E.Message.begin(), E.Message.end(), Text);
    Object = newExceptionMessage(R, errorType(R, E), Text);
    R.RootPointers.push_back(Object);
  }
  void exceptionMade(const CompileError &E) override { make(E); }
  void tracebackAdded(const CompileError &E, Qstr Block) override {
    addTraceback(R, Object, Source, E.Line, Block);
  }
  void freeParseTree() override {
    if (Tree)
      Tree->clear();
  }
  /// Raises what was made; \p E when nothing was.
  [[noreturn]] void raise(const CompileError &E) {
    if (!Object)
      make(E);
    R.RootPointers.pop_back();
    R.Mem.hold(Object.object());
    throw Raise{Object};
  }

  std::optional<ParseTree> Tree;
  Value Object;

private:
  Runtime &R;
  Qstr Source;
};

/// Where the text comes from: a file or the memory of the launch.
class DeviceReader final : public SourceReader {
public:
  DeviceReader(Runtime &R, ErrorObject &Errors, Qstr Source)
      : R(R), Errors(Errors), Source(Source) {}
  /// mp_reader_new_file.
  void openFile(Qstr Path) {
    File.emplace(R, Path);
    Data = File->reader();
  }
  /// mp_reader_new_mem of a text that is not freed with it.
  void openMemory() {
    Data = R.newStorage(R.sizeOf("mp_reader_mem_t"));
  }
  llvm::StringRef text() const { return File->file().Content; }

  void close() override {
    if (File)
      File->close();
    else
      R.deleteStorage(Data, R.sizeOf("mp_reader_mem_t"));
  }
  void errorFound(const CompileError &E) override {
    Errors.make(E);
    addTraceback(R, Errors.Object, Source, E.Line, 0);
  }
  const Cell *cell() const override { return Data; }

private:
  Runtime &R;
  ErrorObject &Errors;
  Qstr Source;
  std::optional<FileReader> File;
  Storage *Data = nullptr;
};

/// The raw codes that the compiler left, in the form that functions are made
/// from.
class CodeAdapter {
public:
  CodeAdapter(Runtime &R, const ir::Module &Module) : R(R), Module(Module) {}
  RawCodeCell *adapt(const RawCode *Raw) {
    auto *C = R.Pool.make<RawCodeCell>();
    C->Place = Raw->Place;
    C->Code = Module.Functions[Raw->Function].get();
    C->Encoded = R.Pool.make<Storage>();
    C->Encoded->Place = Raw->Code->Place;
    if (Raw->Children) {
      C->Children = R.Pool.make<ChildTable>();
      C->Children->Place = Raw->Children->Place;
      C->Children->Count = Raw->Children->Count;
      C->Children->Children = R.Pool.array<RawCodeCell *>(C->Children->Count);
      for (size_t I = 0; I != C->Children->Count; ++I)
        C->Children->Children[I] = adapt(Raw->Children->Items[I]);
    }
    return C;
  }

private:
  Runtime &R;
  const ir::Module &Module;
};

/// mp_compile: the function that runs the module.
Value compileTree(Runtime &R, ErrorObject &Errors, Qstr Source, bool IsRepl,
                  DeviceConstants &Constants) {
  auto *Context = R.newObject<ModuleContextObj>(R.Sizes.ModuleContext,
                                                R.Types.Module);
  Context->Globals = R.Globals;
  CompiledModule Compiled = compileModule(
      {Errors.Tree->root(), Source, unsigned(R.OptimisationLevel), IsRepl},
      {R.Config.Compiler, R.Qstrs, Constants, R.Pool, &R.Mem, &Errors});
  for (auto &F : Compiled.Module->Functions)
    if (llvm::Error E = decodeBytecode(*F)) {
      R.unmodelled("bytecode of a compiled function", "what it does");
      llvm::consumeError(std::move(E));
    }
  for (const Unsupported &U : Compiled.Unsupporteds)
    R.unmodelled(U.Construct + " in line " + llvm::Twine(U.Line),
                 "its machine code's size and work");
  // The module lives as long as the run.
  R.CompiledModules.push_back(std::move(Compiled.Module));
  const ir::Module &Module = *R.CompiledModules.back();
  Context->Code = &Module;
  Context->Names = R.Pool.array<Qstr>(Compiled.Names.size() + 1);
  std::copy(Compiled.Names.begin(), Compiled.Names.end(), Context->Names);
  auto *Table = R.Pool.make<Slots>();
  Table->Place = Compiled.Tables ? Compiled.Tables->Place : NoBlock;
  Table->Capacity = Compiled.Objects.size();
  Table->Items = R.Pool.array<Value>(Table->Capacity);
  std::copy(Compiled.Objects.begin(), Compiled.Objects.end(), Table->Items);
  Context->ObjectsCell = Table;
  Context->Objects = Table->Items;
  Context->ObjectCount = Table->Capacity;
  RawCodeCell *Root = CodeAdapter(R, Module).adapt(Compiled.Root);
  return makeFunction(R, Root, Context, nullptr);
}

/// Lexer, parser and compiler over \p Text; what they worked with is given
/// back before the function is returned.
Value compileText(Runtime &R, llvm::StringRef Text, Qstr Source,
                  DeviceReader &Reader, ErrorObject &Errors, InputKind Kind,
                  llvm::function_ref<void()> BeforeParsing) {
  Value Function;
  {
    HoldScope Scope(R.Mem);
    DeviceConstants Constants(R);
    try {
      Lexer L({Text, Source, R.OptimisationLevel == 0, &Reader},
              R.Config.Compiler, R.Pool, &R.Mem);
      BeforeParsing();
      Errors.Tree.emplace(parse(L, Kind,
                                {R.Config.Compiler, R.Qstrs, Constants, R.Pool,
                                 &R.Mem}));
      Function = compileTree(R, Errors, Source, Kind == InputKind::Single,
                             Constants);
    } catch (CompileError &E) {
      Errors.raise(E);
    }
  }
  R.Mem.hold(Function.object());
  return Function;
}

} // namespace

void micropython::loadSource(Runtime &R, ModuleContextObj *Context,
                             Qstr Path) {
  ErrorObject Errors(R, Path);
  DeviceReader Reader(R, Errors, Path);
  Reader.openFile(Path);
  DictObj *Globals = R.Globals, *Locals = R.Locals;
  struct Restore {
    Runtime &R;
    DictObj *G, *L;
    ~Restore() {
      R.Globals = G;
      R.Locals = L;
    }
  } Restored{R, Globals, Locals};
  Value Function = compileText(R, Reader.text(), Path, Reader, Errors,
                               InputKind::File, [&] {
                                 // do_load_from_lexer.
                                 if (R.Config.macro("MICROPY_MODULE___FILE__",
                                                    1))
                                   storeAttr(R, Context, R.Names.file_dunder,
                                             Value::qstr(Path));
                                 R.Globals = R.Locals = Context->Globals;
                               });
  call0(R, Function);
}

void micropython::runText(Runtime &R, llvm::StringRef Text, Qstr SourceName) {
  ErrorObject Errors(R, SourceName);
  DeviceReader Reader(R, Errors, SourceName);
  Reader.openMemory();
  Value Function = compileText(
      R, Text, SourceName, Reader, Errors, InputKind::File, [&] {
        if (R.Config.macro("MICROPY_MODULE___FILE__", 1))
          storeGlobal(R, R.Names.file_dunder, Value::qstr(SourceName));
      });
  call0(R, Function);
}
