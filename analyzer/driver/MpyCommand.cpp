// The tests' way to compare this program's compiler with mpy-cross: the same
// options where they are the same. Not part of the help.
#include "analyzer/driver/MpyCommand.h"
#include "analyzer/runtimes/micropython/compiler/CrossCompiler.h"
#include "analyzer/runtimes/micropython/compiler/MpyWriter.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>

namespace pymemlint {

using namespace micropython;
using llvm::StringRef;

namespace {
struct Options {
  StringRef Input, Output, SourceName;
  unsigned OptimisationLevel = 0, Version = CompilerConfig().Version;
  NativeConfig Native;
};
} // namespace

static std::optional<Options> parse(llvm::ArrayRef<const char *> Arguments) {
  Options Result;
  while (!Arguments.empty()) {
    StringRef Argument = Arguments.front();
    Arguments = Arguments.drop_front();
    bool IsOutput = Argument == "-o";
    if (Argument.consume_front("-O")) {
      if (Argument.getAsInteger(10, Result.OptimisationLevel))
        return std::nullopt;
    } else if (Argument.consume_front("-march=")) {
      std::optional<NativeConfig> Native = crossNativeConfig(Argument);
      if (!Native)
        return std::nullopt;
      Result.Native = *Native;
    } else if (IsOutput || Argument == "-s") {
      if (Arguments.empty())
        return std::nullopt;
      (IsOutput ? Result.Output : Result.SourceName) = Arguments.front();
      Arguments = Arguments.drop_front();
    } else if (Argument == "--runtime" && !Arguments.empty()) {
      StringRef Runtime = Arguments.front();
      Arguments = Arguments.drop_front();
      Runtime.consume_front("micropython-");
      if (!Runtime.consume_front("1.") ||
          Runtime.getAsInteger(10, Result.Version) || Result.Version < 20 ||
          Result.Version > 28)
        return std::nullopt;
    } else if (!Result.Input.empty() || Argument.starts_with("-")) {
      return std::nullopt;
    } else {
      Result.Input = Argument;
    }
  }
  if (Result.Input.empty() || Result.Output.empty())
    return std::nullopt;
  if (Result.SourceName.empty())
    Result.SourceName = Result.Input;
  return Result;
}

static StringRef kindName(CompileError::Kind K) {
  switch (K) {
  case CompileError::SyntaxError:
    return "SyntaxError";
  case CompileError::IndentationError:
    return "IndentationError";
  case CompileError::NotImplementedError:
    return "NotImplementedError";
  case CompileError::OverflowError:
    return "OverflowError";
  case CompileError::RuntimeError:
    return "RuntimeError";
  case CompileError::ValueError:
    return "ValueError";
  case CompileError::ViperTypeError:
    return "ViperTypeError";
  }
  return "";
}

int runMpyCommand(llvm::ArrayRef<const char *> Arguments) {
  std::optional<Options> Wanted = parse(Arguments);
  if (!Wanted) {
    llvm::errs() << "usage: pymemlint mpy [-O0..-O3] [-march=ARCH] [-s NAME] "
                    "[--runtime 1.20..1.28] -o OUTPUT FILE\n";
    return 2;
  }
  auto Source = llvm::MemoryBuffer::getFile(Wanted->Input);
  if (!Source) {
    llvm::errs() << Wanted->Input << ": " << Source.getError().message()
                 << '\n';
    return 2;
  }
  std::vector<uint8_t> Bytes;
  try {
    CompilerConfig Config = crossCompilerConfig(Wanted->Version);
    Config.Native = Wanted->Native;
    CrossCompiled Compiled =
        crossCompile((*Source)->getBuffer(), Wanted->SourceName,
                     Wanted->OptimisationLevel, Config);
    for (const Unsupported &What : Compiled.Unsupporteds)
      llvm::errs() << "warning: line " << What.Line << ": " << What.Construct
                   << " is compiled to bytecode\n";
    Bytes = writeMpy(*Compiled.Module, Config.SmallIntBits);
  } catch (const CompileError &E) {
    llvm::errs() << "  File \"" << Wanted->SourceName << "\", line " << E.Line
                 << '\n'
                 << kindName(E.K) << ": " << E.Message << '\n';
    return 1;
  }
  std::error_code Error;
  llvm::raw_fd_ostream Out(Wanted->Output, Error);
  if (!Error)
    Out.write(reinterpret_cast<const char *>(Bytes.data()), Bytes.size());
  if (Error || Out.has_error()) {
    llvm::errs() << Wanted->Output << ": "
                 << (Error ? Error : Out.error()).message() << '\n';
    Out.clear_error();
    return 2;
  }
  return 0;
}

} // namespace pymemlint
