// mpy-cross/main.c, compile_and_save, without the files.
#include "analyzer/runtimes/micropython/compiler/CrossCompiler.h"
#include "analyzer/machine/Arena.h"
#include "analyzer/runtimes/micropython/QstrTable.h"
#include "analyzer/runtimes/micropython/compiler/Emitter.h"
#include "analyzer/runtimes/micropython/compiler/HostConstants.h"
#include "analyzer/runtimes/micropython/compiler/Lexer.h"
#include "analyzer/runtimes/micropython/compiler/MpyWriter.h"
#include "analyzer/runtimes/micropython/compiler/Parser.h"
#include "analyzer/runtimes/micropython/compiler/StaticNames.h"
#include "frontends/mpy/BytecodeDecoder.h"
#include "llvm/ADT/Twine.h"

namespace pymemlint::micropython {

static CrossCompiled compile(llvm::StringRef Source, llvm::StringRef SourceName,
                             unsigned Optimisation,
                             const CompilerConfig &Config,
                             CompileInput::Source WantsSource) {
  Arena Storage;
  QstrTable Names(QstrConfig(), crossCompilerNames(), Storage, nullptr);
  HostConstants Constants(Names, Config.Version);
  Lexer::Input Text;
  Text.Source = Source;
  Text.SourceName = Names.intern(SourceName);
  Text.IsDebug = Optimisation == 0;
  Lexer L(Text, Config, Storage, nullptr);
  ParseTree Tree =
      parse(L, InputKind::File, {Config, Names, Constants, Storage});
  CompiledModule Compiled =
      compileModule({Tree.root(), Text.SourceName, Optimisation,
                     /*IsRepl=*/false, WantsSource},
                    {Config, Names, Constants, Storage});
  return {std::move(Compiled.Module), std::move(Compiled.Unsupporteds),
          std::move(Compiled.Source)};
}

CrossCompiled crossCompile(llvm::StringRef Source, llvm::StringRef SourceName,
                           unsigned Optimisation, const CompilerConfig &Config,
                           CompileInput::Source WantsSource) {
  try {
    return compile(Source, SourceName, Optimisation, Config, WantsSource);
  } catch (BytecodeOverflow &) {
    throw CompileError{CompileError::RuntimeError, 0, "bytecode overflow"};
  } catch (NameTooLong &) {
    throw CompileError{CompileError::RuntimeError, 0, "name too long"};
  } catch (ArenaExhausted &) {
    throw CompileError{CompileError::RuntimeError, 0,
                       "the program is too large to be compiled here"};
  }
}

CompilerConfig crossCompilerConfig(unsigned Version) {
  CompilerConfig Config;
  Config.Version = Version;
  Config.PyTstrings = Version >= 28;
  Config.CompConstFloat = Version >= 26;
  return Config;
}

static llvm::Error refuse(uint32_t Line, const llvm::Twine &Message) {
  return llvm::createStringError("line " + llvm::Twine(Line) + ": " + Message);
}

llvm::Expected<std::vector<uint8_t>>
crossCompileToMpy(llvm::StringRef Source, llvm::StringRef SourceName,
                  unsigned Optimisation, unsigned SmallIntBits,
                  unsigned Version, const NativeConfig &Native,
                  bool KeepsSource, CrossCompiled *Kept) {
  CompilerConfig Config = crossCompilerConfig(Version);
  Config.Native = Native;
  Config.SmallIntBits = SmallIntBits;
  Config.NodeIntegerBits = SmallIntBits;
  try {
    CrossCompiled Compiled =
        crossCompile(Source, SourceName, Optimisation, Config,
                     KeepsSource ? CompileInput::Source::Kept
                                 : CompileInput::Source::Dropped);
    if (!Compiled.Unsupporteds.empty()) {
      const Unsupported &First = Compiled.Unsupporteds.front();
      return refuse(First.Line,
                    First.Construct +
                        (llvm::StringRef(First.Construct).starts_with("async")
                             ? " is not modelled"
                             : ": native code is not modelled"));
    }
    auto Bytes = writeMpy(*Compiled.Module, SmallIntBits);
    if (Kept)
      *Kept = std::move(Compiled);
    return Bytes;
  } catch (const CompileError &E) {
    return refuse(E.Line, E.Message);
  }
}

static llvm::Error describe(ir::Module &Read, uint32_t Number,
                            const ir::Module &Source, uint32_t Original) {
  ir::Function &To = *Read.Functions[Number];
  const ir::Function &From = *Source.Functions[Original];
  if (To.Kind != 'b') {
    To.Machine = From.Machine;
    To.Encoded = From.Encoded;
    if (llvm::Error E = mpy::decodeBytecode(To))
      return E;
  }
  for (size_t I = 0; I != To.Children.size(); ++I)
    if (llvm::Error E =
            describe(Read, To.Children[I], Source, From.Children[I]))
      return E;
  return llvm::Error::success();
}

llvm::Error describeMachineCode(ir::Module &Read, const ir::Module &Source) {
  return describe(Read, 0, Source, 0);
}

} // namespace pymemlint::micropython
