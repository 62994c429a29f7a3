//===- SourceLoader.cpp - Compiling on the device -*- C++ -*-===//
//
// mp_lexer_new_from_file and _from_str_len, mp_parse_compile_execute and
// mp_compile: a program's text becomes code on the device's own heap.
//
//===----------------------------------------------------------------------===//
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/assume/AssumptionTable.h"
#include "analyzer/runtimes/micropython/compiler/CompileError.h"
#include "analyzer/runtimes/micropython/compiler/Compiler.h"
#include "analyzer/runtimes/micropython/compiler/Emitter.h"
#include "analyzer/runtimes/micropython/compiler/Lexer.h"
#include "analyzer/runtimes/micropython/compiler/Parser.h"
#include "analyzer/runtimes/micropython/loader/DeviceConstants.h"
#include "analyzer/runtimes/micropython/loader/ExecutableMemory.h"
#include "analyzer/runtimes/micropython/loader/Loader.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Builtins.h"
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
  case CompileError::ViperTypeError:
    return R.Types.ViperTypeError;
  case CompileError::ValueError:
    return R.Types.ValueError;
  }
  return R.Types.SyntaxError;
}

/// Makes the exception object of a refused program at the moment when the
/// device makes it, and keeps it until it is raised.
class ErrorObject final : public CompileEvents {
public:
  /// \p Source may be set as late as the text is opened.
  ErrorObject(Runtime &R, const Qstr &Source) : R(R), Source(Source) {}
  ~ErrorObject() {
    for (StaleWord *W :
         {&EmitterPlace, &NamesPlace, &RootPlace, &LexerPlace, &CodePlace})
      R.Mem.forgetWord(*W);
  }
  ErrorObject(const ErrorObject &) = delete;
  ErrorObject &operator=(const ErrorObject &) = delete;

  void make(const CompileError &E) {
    Value Made;
    if (E.Format) {
      Made = newExceptionFormatted(R, errorType(R, E), E.Format, E.Message);
    } else { // In ROM.
      auto *Text = R.Pool.array<char>(E.Message.size() + 1);
      std::copy(E.Message.begin(), E.Message.end(), Text);
      Made = newExceptionMessage(R, errorType(R, E), Text);
    }
    if (!Object)
      R.RootPointers.push_back(Made);
    else
      R.RootPointers.back() = Made;
    Object = Made;
  }
  void exceptionMade(const CompileError &E) override { make(E); }
  void tracebackAdded(const CompileError &E, Qstr Block) override {
    addTraceback(R, Object, Source, E.Line, Block);
  }
  void tablesFilled(llvm::ArrayRef<Qstr> Names, size_t TableNames,
                    llvm::ArrayRef<Value> Objects) override {
    allocateTables(R, Context, TableNames, Objects.size());
    Context->Names = R.Pool.array<Qstr>(Names.size() + 1);
    std::copy(Names.begin(), Names.end(), Context->Names);
    std::copy(Objects.begin(), Objects.end(), Context->ObjectsCell->Items);
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
  ModuleContextObj *Context = nullptr;  ///< Of the module that is compiled.
  const Cell *ConstantList = nullptr;   ///< CompiledModule::ConstantList.
  StaleWord EmitterPlace, NamesPlace;   ///< As there.
  StaleWord RootPlace;                  ///< ParseTree::rootPlace.
  StaleWord LexerPlace;                 ///< Of the lexer, which is freed.
  StaleWord CodePlace;                  ///< Of the raw code of the whole text.
  llvm::ArrayRef<Directive> Directives; ///< Of the text that is compiled.

private:
  Runtime &R;
  const Qstr &Source;
};

/// Where the text comes from: a file, the memory of the launch, or, when
/// nothing is opened, the console, whose reader is on the C stack.
class DeviceReader final : public SourceReader {
public:
  DeviceReader(Runtime &R, ErrorObject &Errors, const Qstr &Source)
      : R(R), Errors(Errors), Source(Source) {}
  /// mp_reader_new_file.
  void openFile(llvm::StringRef Path) {
    File.emplace(R, Path);
    Data = File->reader();
    if (const auto &Directives = File->file().Directives)
      Errors.Directives = *Directives;
  }
  /// mp_reader_new_mem of a text that is not freed with it.
  void openMemory() {
    DataBytes = R.sizeOf("mp_reader_mem_t");
    Data = R.newStorage(DataBytes);
  }
  /// The text of the launch: JavaScript's may be indented, and has a reader of
  /// its own (ports/webassembly/lexer_dedent.c, mp_reader_new_mem_dedent).
  void openHostText() {
    if (R.Config.Port != "webassembly")
      return openMemory();
    DataBytes = R.sizeOf("mp_reader_mem_dedent_t");
    Data = R.newStorage(DataBytes);
  }
  llvm::StringRef text() const { return File->file().Content; }

  void close() override {
    if (File)
      File->close();
    else if (Data)
      R.deleteStorage(Data, DataBytes);
  }
  void errorFound(const CompileError &E) override {
    Errors.make(E);
    // What mp_raise_msg raises has no traceback from the parser.
    if (E.K == CompileError::SyntaxError ||
        E.K == CompileError::IndentationError)
      addTraceback(R, Errors.Object, Source, E.Line, 0);
  }
  void outOfMemory(const OutOfMemory &Failure) override {
    throw Raise{newMemoryError(R, Failure)};
  }
  const Cell *cell() const override { return Data; }

private:
  Runtime &R;
  ErrorObject &Errors;
  const Qstr &Source;
  std::optional<FileReader> File;
  uint64_t DataBytes = 0;
  Storage *Data = nullptr;
};

/// Whether compile() keeps what the compiler made, with its constants, instead
/// of a function (MICROPY_PY_BUILTINS_CODE_BASIC).
bool keepsRawCode(const Runtime &R) {
  return R.Config.macro("MICROPY_PY_BUILTINS_CODE") == 2;
}

/// mp_compile: the function that runs the module. With \p IsRawOnly
/// mp_compile_to_raw_code, for mp_builtin_compile: neither the function nor its
/// context is on the heap; \p Raw is what is.
Value compileTree(Runtime &R, ErrorObject &Errors, Qstr Source, bool IsRepl,
                  DeviceConstants &Constants, bool IsRawOnly,
                  const RawCodeCell *&Raw) {
  // Its type is not set: it is no object of the program's.
  auto *Context =
      IsRawOnly ? R.newStackObject<ModuleContextObj>(nullptr)
                : R.newObject<ModuleContextObj>(R.Sizes.ModuleContext, nullptr);
  Context->Globals = R.Globals;
  Errors.Context = Context;
  ExecutableMemory CodeMemory(R);
  CompilerConfig Config = R.Config.Compiler;
  Config.Native.Code = &CodeMemory;
  CompiledModule Compiled = compileModule(
      {Errors.Tree->root(), Source, unsigned(R.OptimisationLevel), IsRepl,
       Errors.Directives.empty() ? CompileInput::Source::Dropped
                                 : CompileInput::Source::Kept},
      {Config, R.Qstrs, Constants, R.Pool, &R.Mem, &Errors});
  Errors.ConstantList = Compiled.ConstantList;
  Errors.EmitterPlace = Compiled.EmitterPlace;
  Errors.NamesPlace = Compiled.NamesPlace;
  Errors.CodePlace = R.Mem.recordWord(*Compiled.Root);
  for (auto &F : Compiled.Module->Functions)
    if (llvm::Error E = mpy::decodeBytecode(*F)) {
      llvm::consumeError(std::move(E));
      stopUnmodelled(R, "bytecode of a compiled function", "what it does");
    }
  if (!Errors.Directives.empty())
    placeAssumptions(*Compiled.Module, Compiled.Source, Errors.Directives);
  if (Compiled.CountsTooShort)
    stopUnmodelled(R, "an expression of more than 65,535 values on the stack",
                   "the interpreter counts them in 16 bits and overwrites "
                   "what is not its own");
  for (const Unsupported &U : Compiled.Unsupporteds)
    R.unmodelled(U.Construct + " in line " + llvm::Twine(U.Line),
                 "its machine code's size and work");
  // The module lives as long as the run.
  R.CompiledModules.push_back(std::move(Compiled.Module));
  const ir::Module &Module = *R.CompiledModules.back();
  Context->Code = &Module;
  Raw = Compiled.Root;
  if (!IsRawOnly)
    return makeFunction(R, Compiled.Root, Context, nullptr);
  auto *F = R.newStackObject<FunctionObj>(R.Types.Function);
  F->Context = Context;
  F->Code = Raw->Code;
  F->Encoded = Raw->Encoded;
  F->Prelude = Raw->Prelude;
  F->Children = Raw->Children;
  return F;
}

/// Lexer, parser and compiler over what \p Open opens and returns; what they
/// worked with is given back or garbage when the function is returned.
Value compileText(Runtime &R, const Qstr &Source, DeviceReader &Reader,
                  ErrorObject &Errors, InputKind Kind,
                  llvm::function_ref<llvm::StringRef()> Open,
                  llvm::function_ref<void()> BeforeParsing,
                  bool IsRawOnly = false, const RawCodeCell **Kept = nullptr) {
  Value Function;
  const RawCodeCell *Raw = nullptr;
  {
    HoldScope Scope(R.Mem);
    DeviceConstants Constants(R, Source);
    try {
      {
        // The parser keeps what it needs, and nobody the open file.
        HoldScope Reading(R.Mem);
        llvm::StringRef Text = Open();
        Lexer L({Text, Source, R.OptimisationLevel == 0, &Reader},
                R.Config.Compiler, R.Pool, &R.Mem);
        Constants.readFrom(&L);
        Errors.LexerPlace = R.Mem.recordWord(*L.cell());
        BeforeParsing();
        Errors.Tree.emplace(parse(
            L, Kind, {R.Config.Compiler, R.Qstrs, Constants, R.Pool, &R.Mem}));
        Constants.readFrom(nullptr);
      }
      Errors.Tree->hold();
      Errors.RootPlace = Errors.Tree->rootPlace();
      Function = compileTree(R, Errors, Source, Kind == InputKind::Single,
                             Constants, IsRawOnly, Raw);
    } catch (CompileError &E) {
      Errors.raise(E);
    } catch (BytecodeOverflow &) {
      // mp_emit_bc_end_pass: what the compiler worked with becomes garbage.
      raiseMessage(R, R.Types.RuntimeError, "bytecode overflow");
    }
  }
  R.Mem.hold(Function.object());
  if (Kept) {
    R.Mem.hold(Raw);
    *Kept = Raw;
  }
  return Function;
}

/// Bytes of a code state on the C stack under which mp_execute_bytecode's frame
/// has StackWord::ModuleCode in a slot that it does not write: seen in programs
/// with states of every size from 20 to 44 bytes.
constexpr uint64_t StateAboveModuleCode = 64;

/// The call at the end of mp_parse_compile_execute.
Value callCompiled(Runtime &R, Value Function, const ErrorObject &Errors) {
  StaleWordScope Stale(R.Mem);
  if (R.Config.leaves(StackWord::ParseTreeRoot))
    R.Mem.addStaleWord(Errors.RootPlace);
  if (R.Config.leaves(StackWord::LexerStruct))
    R.Mem.addStaleWord(Errors.LexerPlace);
  if (R.Config.leaves(StackWord::ModuleCode) &&
      stateOnStack(R, *static_cast<FunctionObj *>(Function.object())) ==
          StateAboveModuleCode)
    R.Mem.addStaleWord(Errors.CodePlace);
  return call0(R, Function);
}

/// Globals and locals of a compiled text while it runs, put back at its end
/// (mp_globals_locals_set_from_nlr_jump_callback).
class NamespaceScope {
  Runtime &R;
  DictObj *Globals, *Locals;

public:
  NamespaceScope(Runtime &R, DictObj *G, DictObj *L)
      : R(R), Globals(R.Globals), Locals(R.Locals) {
    R.Globals = G;
    R.Locals = L;
  }
  ~NamespaceScope() {
    R.Globals = Globals;
    R.Locals = Locals;
  }
};

/// mp_obj_code_t in its smallest form: the module's function. In the next one
/// raw code and its constants, which the function here only stands for.
struct CodeObj final : Obj {
  Value Function;
  const Cell *Raw = nullptr;
  void trace(Tracer &T) const override {
    T.value(Function);
    if (Raw)
      T.cell(Raw);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.value(Function);
    W.cell(Raw);
    return true;
  }
};

Value runCode(Runtime &R, CodeObj *Code, DictObj *Globals, DictObj *Locals) {
  NamespaceScope Scope(R, Globals, Locals);
  if (R.Config.macro("MICROPY_PY_BUILTINS_CODE") >= 2) {
    // A context of its own for each run, with the code's constants.
    auto *F = static_cast<FunctionObj *>(Code->Function.object());
    auto *Context =
        R.newObject<ModuleContextObj>(R.Sizes.ModuleContext, R.Types.Module);
    Block Place = Context->Place;
    uint32_t Bytes = Context->Bytes, Number = Context->Number;
    *Context = *F->Context;
    Context->Ty = R.Types.Module;
    Context->Place = Place;
    Context->Bytes = Bytes;
    Context->Number = Number;
    Context->Globals = Globals;
    auto *Raw = R.Pool.make<RawCodeCell>();
    Raw->Code = F->Code;
    Raw->Encoded = F->Encoded;
    Raw->Prelude = F->Prelude;
    Raw->Children = F->Children;
    return call0(R, makeFunction(R, Raw, Context, nullptr));
  }
  if (auto *F = R.exact<FunctionObj>(Code->Function, R.Types.Function))
    F->Context->Globals = Globals;
  return call0(R, Code->Function);
}

Value evalExec(Runtime &R, Arguments A, InputKind Kind, bool IsFile) {
  const NativeFrame Stack(R, stack::EvalExec + stack::CompileExecute);
  DictObj *Globals = R.Globals, *Locals = R.Locals;
  for (uint32_t I = 1; I < 3 && I < A.Count; ++I) {
    if (A[I].isNone())
      continue;
    Locals = R.exact<DictObj>(A[I], R.Types.Dict);
    if (!Locals)
      raiseTypeError(R, nullptr);
    if (I == 1)
      Globals = Locals;
  }
  if (auto *Code = R.exact<CodeObj>(A[0], R.Types.Code))
    return runCode(R, Code, Globals, Locals);
  Qstr Source = IsFile ? qstrOf(R, A[0]) : R.Qstrs.find("<string>");
  ErrorObject Errors(R, Source);
  DeviceReader Reader(R, Errors, Source);
  std::string Text;
  auto Open = [&]() -> llvm::StringRef {
    if (IsFile) {
      Reader.openFile(R.text(Source));
      return Reader.text();
    }
    Buffer B = getBufferRaise(R, A[0], /*ForWriting=*/false);
    Text.assign(reinterpret_cast<const char *>(B.Data), B.Length);
    Reader.openMemory();
    return Text;
  };
  // mp_parse_compile_execute sets the namespaces before it parses.
  NamespaceScope Scope(R, Globals, Locals);
  Value Function = compileText(R, Source, Reader, Errors, Kind, Open, [] {});
  return callCompiled(R, Function, Errors);
}

} // namespace

static void storeMainFile(Runtime &R, Qstr SourceName) {
  // parse_compile_execute, before it parses.
  if (R.Config.macro("MICROPY_MODULE___FILE__", 1))
    storeGlobal(R, R.Names.file_dunder, Value::qstr(SourceName));
}

void micropython::loadSource(Runtime &R, ModuleContextObj *Context,
                             llvm::StringRef PathText) {
  StackSpace Space(R, stack::LoadSource + stack::CompileExecute);
  const bool IsLate = R.Config.Version < 22; // See Importer::load.
  Qstr Path = IsLate ? 0 : R.intern(PathText);
  ErrorObject Errors(R, Path);
  DeviceReader Reader(R, Errors, Path);
  NamespaceScope Scope(R, R.Globals, R.Locals);
  Value Function = compileText(
      R, Path, Reader, Errors, InputKind::File,
      [&] {
        Reader.openFile(PathText);
        if (IsLate)
          Path = R.intern(PathText);
        return Reader.text();
      },
      [&] { // do_load_from_lexer
        if (R.Config.macro("MICROPY_MODULE___FILE__", 1))
          storeAttr(R, Context, R.Names.file_dunder, Value::qstr(Path));
        R.Globals = R.Locals = Context->Globals;
      });
  callCompiled(R, Function, Errors);
}

void micropython::runText(Runtime &R, llvm::StringRef Text, Qstr SourceName,
                          bool IsImportAlone) {
  ErrorObject Errors(R, SourceName);
  DeviceReader Reader(R, Errors, SourceName);
  Value Function = compileText(
      R, SourceName, Reader, Errors, InputKind::File,
      [&] {
        Reader.openMemory();
        return Text;
      },
      [&] { storeMainFile(R, SourceName); });
  if (R.Config.leaves(StackWord::DriverConstants))
    R.RootCells.push_back(Errors.ConstantList);
  if (R.Config.leaves(StackWord::DriverEmitter))
    R.ImportWords.push_back(std::exchange(Errors.EmitterPlace, {}));
  if (R.Config.leaves(StackWord::ImportNames) && IsImportAlone)
    R.ImportWords.push_back(std::exchange(Errors.NamesPlace, {}));
  StaleWordScope Stale(R.Mem);
  if (R.Config.leaves(StackWord::DriverTreeRoot))
    R.Mem.addStaleWord(Errors.RootPlace);
  call0(R, Function);
}

void micropython::runFile(Runtime &R, Qstr Path) {
  ErrorObject Errors(R, Path);
  DeviceReader Reader(R, Errors, Path);
  Value Function = compileText(
      R, Path, Reader, Errors, InputKind::File,
      [&] {
        Reader.openFile(R.text(Path));
        return Reader.text();
      },
      [&] { storeMainFile(R, Path); });
  call0(R, Function);
}

void micropython::runHostText(Runtime &R, llvm::StringRef Text,
                              llvm::ArrayRef<Directive> Directives) {
  Qstr Source = R.Qstrs.find("<stdin>");
  ErrorObject Errors(R, Source);
  Errors.Directives = Directives;
  DeviceReader Reader(R, Errors, Source);
  Value Function = compileText(
      R, Source, Reader, Errors, InputKind::File,
      [&] {
        Reader.openHostText();
        return Text;
      },
      [] {});
  call0(R, Function);
}

void micropython::runConsole(Runtime &R, llvm::StringRef Text,
                             llvm::ArrayRef<Directive> Directives) {
  Qstr Source = R.Qstrs.find("<stdin>");
  ErrorObject Errors(R, Source);
  Errors.Directives = Directives;
  DeviceReader Reader(R, Errors, Source);
  Value Function = compileText(
      R, Source, Reader, Errors, InputKind::File, [&] { return Text; },
      [&] { storeMainFile(R, Source); });
  call0(R, Function);
}

//===--- eval, exec, compile (py/builtinevex.c) ---------------------------===//

Value micropython::builtinEval(Runtime &R, Arguments A) {
  return evalExec(R, A, InputKind::Eval, false);
}
Value micropython::builtinExec(Runtime &R, Arguments A) {
  return evalExec(R, A, InputKind::File, false);
}
Value micropython::builtinExecfile(Runtime &R, Arguments A) {
  return evalExec(R, A, InputKind::File, true);
}

Value micropython::builtinCompile(Runtime &R, Arguments A) {
  std::string Text = textOrRaise(R, A[0]).str();
  Qstr Source = qstrOf(R, A[1]);
  ErrorObject Errors(R, Source);
  DeviceReader Reader(R, Errors, Source);
  auto Open = [&]() -> llvm::StringRef {
    Reader.openMemory();
    return Text;
  };
  llvm::StringRef Mode = R.text(qstrOf(R, A[2]));
  InputKind Kind;
  if (Mode == "single")
    Kind = InputKind::Single;
  else if (Mode == "exec")
    Kind = InputKind::File;
  else if (Mode == "eval")
    Kind = InputKind::Eval;
  else {
    // The lexer has been made by then.
    Lexer Unused({Open(), Source, R.OptimisationLevel == 0, &Reader},
                 R.Config.Compiler, R.Pool, &R.Mem);
    raiseValueError(R, "bad compile mode");
  }
  CodeObj *Code = nullptr;
  auto MakeCode = [&] {
    Code = R.newObject<CodeObj>(R.sizeOf("mp_obj_code_t"), R.Types.Code);
  };
  // mp_builtin_compile: before 1.25 the object is requested first.
  const bool IsFirst = R.Config.Version < 25;
  HoldScope Scope(R.Mem);
  const RawCodeCell *Raw = nullptr;
  const bool IsRaw = !IsFirst && keepsRawCode(R);
  Value Function = compileText(
      R, Source, Reader, Errors, Kind, Open,
      [&] {
        if (IsFirst) {
          MakeCode();
          R.Mem.hold(Code);
        }
      },
      IsRaw, IsRaw ? &Raw : nullptr);
  if (!IsFirst)
    MakeCode();
  Code->Function = Function;
  Code->Raw = Raw;
  return Code;
}

namespace pymemlint::micropython {
extern const TypeSpec CodeType;
const TypeSpec CodeType = {.Name = "code"};
} // namespace pymemlint::micropython
