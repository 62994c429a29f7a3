//===- Interpreter.cpp - A real interpreter, to measure with -*- C++ -*-===//
#include "analyzer/driver/validate/Interpreter.h"
#include "analyzer/driver/validate/RawRepl.h"
#include "analyzer/driver/validate/TrackerFolder.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

using namespace pymemlint;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static llvm::Error failure(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s",
                                 Message.str().c_str());
}

/// Runs a main program on MicroPython's WebAssembly build: node RUNNER MODULE
/// HEAP MAIN, in the folder of the program's files.
static constexpr llvm::StringLiteral WebAssemblyRunner = R"(
import { readFileSync, readdirSync, statSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
const [, , module, heap, main] = process.argv;
const { loadMicroPython } = await import(pathToFileURL(module).href);
const print = (to) => (bytes) => {
  for (let at = 0; at < bytes.length; )
    at += writeSync(to, bytes, at);
};
const options = { stdout: print(1), stderr: print(2), linebuffer: false };
if (Number(heap)) options.heapsize = Number(heap);
const micropython = await loadMicroPython(options);
const copy = (folder) => {
  for (const name of readdirSync(folder || ".")) {
    const path = folder ? folder + "/" + name : name;
    if (statSync(path).isDirectory()) {
      micropython.FS.mkdir(path);
      copy(path);
    } else micropython.FS.writeFile(path, readFileSync(path));
  }
};
copy("");
try {
  micropython.runPython(readFileSync(main, "utf8"));
} catch (error) {
  if (error?.name !== "PythonError") throw error;
  console.error(error.message);
  process.exitCode = 1;
}
)";

static llvm::Error write(llvm::StringRef Path, llvm::StringRef Bytes) {
  if (std::error_code EC = fs::create_directories(path::parent_path(Path)))
    return failure(Path + ": " + EC.message());
  std::error_code EC;
  llvm::raw_fd_ostream Out(Path, EC);
  if (!EC) {
    Out << Bytes;
    Out.close();
    EC = Out.error();
    Out.clear_error();
  }
  return EC ? failure(Path + ": " + EC.message()) : llvm::Error::success();
}

static std::string absolute(llvm::StringRef Path) {
  llvm::SmallString<128> Whole(Path);
  fs::make_absolute(Whole);
  return Whole.str().str();
}

/// The npm package's module in the current folder or one above it.
static std::string findPackage() {
  llvm::SmallString<128> Folder;
  if (fs::current_path(Folder))
    return "";
  while (!Folder.empty()) {
    llvm::SmallString<128> Module(Folder);
    path::append(Module, "node_modules", "@micropython",
                 "micropython-webassembly-pyscript", "micropython.mjs");
    if (fs::exists(Module))
      return Module.str().str();
    if (!path::has_parent_path(Folder) ||
        path::parent_path(Folder).size() == Folder.size())
      break;
    path::remove_filename(Folder);
  }
  return "";
}

llvm::Expected<Interpreter> Interpreter::find(llvm::StringRef Name,
                                              llvm::StringRef TargetName) {
  Interpreter I;
  const bool WantsModule = Name.empty() && TargetName == "wasm32";
  if (WantsModule || Name.ends_with(".mjs")) {
    I.K = Kind::WebAssembly;
    I.Path = WantsModule ? findPackage() : absolute(Name);
    if (I.Path.empty())
      return failure("no node_modules/@micropython/"
                     "micropython-webassembly-pyscript here or above: install "
                     "it with npm, or say --interpreter FILE.mjs");
    if (!fs::exists(I.Path))
      return failure(I.Path + ": there is no such file");
  } else {
    llvm::StringRef Wanted = Name.empty() ? "micropython" : Name;
    auto Found = llvm::sys::findProgramByName(Wanted);
    if (!Found)
      return failure("no program '" + Wanted +
                     "': say --interpreter with the path of a MicroPython, a "
                     "Python, or a micropython.mjs");
    I.Path = absolute(*Found);
  }
  if (llvm::Error E = I.ask())
    return std::move(E);
  return I;
}

llvm::Expected<Interpreter> Interpreter::atPort(llvm::StringRef Port) {
  Interpreter I;
  I.K = Kind::Board;
  I.Path = Port.str();
  if (llvm::Error E = I.ask())
    return std::move(E);
  return I;
}

llvm::Error Interpreter::ask() {
  auto Answer = run("import sys\n"
                    "i = sys.implementation\n"
                    "print('@@', i.name, i.version[0], i.version[1])\n",
                    {}, 0, 60);
  if (!Answer)
    return Answer.takeError();
  llvm::StringRef Text = Answer->Output;
  llvm::SmallVector<llvm::StringRef, 4> Words;
  if (Text.consume_front("@@ "))
    Text.trim().split(Words, ' ');
  if (Words.size() != 3 || (Words[0] != "micropython" && Words[0] != "cpython"))
    return failure(Path +
                   " is neither MicroPython nor CPython: asked for its "
                   "version, it answered '" +
                   llvm::StringRef(Answer->Output + Answer->Errors)
                       .take_front(200)
                       .trim() +
                   "'");
  Runtime = (Words[0] + "-" + Words[1] + "." + Words[2]).str();
  if (Words[0] == "cpython")
    K = Kind::CPython;
  return llvm::Error::success();
}

llvm::Expected<InterpreterRun> Interpreter::run(llvm::StringRef Text,
                                                llvm::ArrayRef<FileToRun> Files,
                                                uint64_t HeapBytes,
                                                unsigned Seconds) const {
  if (K == Kind::Board)
    return runOnBoard(Text, Files, Seconds);
  llvm::SmallString<128> Folder;
  if (std::error_code EC = fs::createUniqueDirectory("pymemlint", Folder))
    return failure("no folder for temporary files: " + EC.message());
  auto Remove = llvm::make_scope_exit([&] { fs::remove_directories(Folder); });
  // The files lie in a folder of their own: the program may list it.
  llvm::SmallString<128> Inner(Folder);
  path::append(Inner, "device");
  if (std::error_code EC = fs::create_directory(Inner))
    return failure(Inner + ": " + EC.message());
  for (const FileToRun &F : Files) {
    llvm::SmallString<128> To(Inner);
    path::append(To, F.Path);
    if (llvm::Error E = write(To, F.Bytes))
      return std::move(E);
  }
  std::vector<std::string> Words;
  if (K == Kind::WebAssembly) {
    auto Node = llvm::sys::findProgramByName("node");
    if (!Node)
      return failure("no program 'node': Node.js runs " + Path);
    const std::string Runner = (Folder + "/run.mjs").str(),
                      Main = (Folder + "/main.py").str();
    if (llvm::Error E = write(Runner, WebAssemblyRunner))
      return std::move(E);
    if (llvm::Error E = write(Main, Text))
      return std::move(E);
    Words = {*Node, Runner, Path, std::to_string(HeapBytes), Main};
  } else {
    Words = {Path};
    if (HeapBytes && K == Kind::Unix) {
      Words.push_back("-X");
      Words.push_back("heapsize=" + std::to_string(HeapBytes));
    }
    Words.push_back("-c");
    Words.push_back(Text.str());
  }
  return start(Words, Inner, Seconds);
}

llvm::Expected<InterpreterRun>
Interpreter::runOnBoard(llvm::StringRef Text, llvm::ArrayRef<FileToRun> Files,
                        unsigned Seconds) const {
  constexpr unsigned Soon = 10; // Seconds for what takes no time.
  auto Repl = RawRepl::open(Path, Soon);
  if (!Repl)
    return Repl.takeError();
  auto Do = [&](llvm::StringRef Code) -> llvm::Error {
    auto Answer = (*Repl)->run(Code, Soon);
    if (!Answer)
      return Answer.takeError();
    return Answer->Error.empty()
               ? llvm::Error::success()
               : failure(Path + ": " + llvm::StringRef(Answer->Error).trim());
  };
  size_t Written = 0;
  auto Clean = llvm::make_scope_exit([&] {
    for (const FileToRun &F : Files.take_front(Written))
      llvm::consumeError(
          Do("import os\nos.remove(" + quotedForPython(F.Path) + ")\n"));
  });
  for (const FileToRun &F : Files) {
    auto Found =
        (*Repl)->run("import os\ntry:\n os.stat(" + quotedForPython(F.Path) +
                         ")\n print(0)\nexcept OSError as e:\n "
                         "print(e.args[0])\n",
                     Soon);
    if (!Found)
      return Found.takeError();
    // ENOENT alone says that there is none.
    if (llvm::StringRef(Found->Output).trim() != "2")
      return failure(Path + ": the board has a file " + F.Path +
                     " already: move it away, it would be written over");
    ++Written;
    for (const std::string &Code : codeThatWrites(F.Path, F.Bytes))
      if (llvm::Error E = Do(Code))
        return std::move(E);
  }
  // The heap as after a start: writing has left garbage and names.
  if (!Files.empty())
    if (llvm::Error E = (*Repl)->softReset(Soon))
      return std::move(E);
  auto Answer = (*Repl)->run(Text, Seconds);
  if (!Answer)
    return Answer.takeError();
  InterpreterRun R;
  R.Output = std::move(Answer->Output);
  R.Errors = std::move(Answer->Error);
  R.Status = R.Errors.empty() ? 0 : 1;
  return R;
}

llvm::Expected<InterpreterRun> Interpreter::track(llvm::StringRef Program,
                                                  llvm::StringRef Trace,
                                                  unsigned Seconds) const {
  return start({Path, "-m", "pymemlint", "run", "--quiet", "-o", Trace.str(),
                absolute(Program)},
               path::parent_path(absolute(Program)), Seconds);
}

llvm::Expected<InterpreterRun>
Interpreter::start(llvm::ArrayRef<std::string> Given, llvm::StringRef Folder,
                   unsigned Seconds) const {
  llvm::SmallString<128> Output, Errors;
  if (fs::createTemporaryFile("pymemlint", "out", Output) ||
      fs::createTemporaryFile("pymemlint", "err", Errors))
    return failure("no temporary files can be made");
  auto Remove = llvm::make_scope_exit([&] {
    fs::remove(Output);
    fs::remove(Errors);
  });
  // The shell goes to the folder first.
  std::vector<std::string> Words = {"/bin/sh", "-c", "cd \"$0\" && exec \"$@\"",
                                    Folder.str()};
  Words.insert(Words.end(), Given.begin(), Given.end());
  std::vector<std::string> Environment;
  for (const char *Name : {"PATH", "LANG", "LC_ALL", "TMPDIR"})
    if (const char *Value = std::getenv(Name))
      Environment.push_back(std::string(Name) + "=" + Value);
  if (K == Kind::CPython) {
    if (const char *Home = std::getenv("HOME"))
      Environment.push_back(std::string("HOME=") + Home);
    Environment.push_back("PYTHONPATH=" + trackerFolder());
  } else {
    // Its length is part of sys.path, and so of the heap, as the target's
    // launch has it. MICROPYPATH stays unset.
    Environment.push_back("HOME=/root");
  }
  const std::vector<llvm::StringRef> Arguments(Words.begin(), Words.end()),
      Variables(Environment.begin(), Environment.end());
  const std::optional<llvm::StringRef> Redirects[] = {
      llvm::StringRef(), llvm::StringRef(Output), llvm::StringRef(Errors)};
  std::string Problem;
  bool IsNotStarted = false;
  const int Status = llvm::sys::ExecuteAndWait(
      "/bin/sh", Arguments, llvm::ArrayRef(Variables), Redirects, Seconds,
      /*MemoryLimit=*/0, &Problem, &IsNotStarted);
  if (IsNotStarted)
    return failure(Path + ": " + Problem);
  if (Status == -2 && llvm::StringRef(Problem).contains("timed out"))
    return failure(
        Path + ": the program had not ended after " + llvm::Twine(Seconds) +
        " s: say --seconds, or validate a log of it with --measured");
  InterpreterRun R;
  R.Status = Status;
  for (auto [File, To] :
       {std::pair(&Output, &R.Output), std::pair(&Errors, &R.Errors)})
    if (auto Buffer = llvm::MemoryBuffer::getFile(*File))
      *To = (*Buffer)->getBuffer().str();
  return R;
}
