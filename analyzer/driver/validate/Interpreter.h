//===- Interpreter.h - A real interpreter, to measure with -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_VALIDATE_INTERPRETER_H
#define PYMEMLINT_ANALYZER_DRIVER_VALIDATE_INTERPRETER_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace pymemlint {

/// A file for the interpreter's current folder; folders of it are made.
struct FileToRun {
  std::string Path, Bytes;
};

/// What a program printed, and how it ended.
struct InterpreterRun {
  std::string Output;
  std::string Errors; ///< What it printed to standard error.
  int Status = 0;
};

class Interpreter {
public:
  enum class Kind : uint8_t {
    Unix,        ///< MicroPython's program for Linux, started with -c.
    WebAssembly, ///< micropython.mjs, under Node.js.
    CPython,
    Board, ///< Over a serial port: see RawRepl.
  };

  /// \p Name: a program, or the path of a micropython.mjs; empty: what suits
  /// \p TargetName, "micropython" or the npm package
  /// @micropython/micropython-webassembly-pyscript below the current folder.
  /// Starts it once to ask what it is. Fails when there is none, or it is none
  /// that is known.
  static llvm::Expected<Interpreter> find(llvm::StringRef Name,
                                          llvm::StringRef TargetName);

  /// The board at a serial port.
  static llvm::Expected<Interpreter> atPort(llvm::StringRef Port);

  Kind kind() const { return K; }
  const std::string &path() const { return Path; }
  /// "micropython-1.27", "cpython-3.11".
  const std::string &runtime() const { return Runtime; }

  /// Runs \p Text as its main program, with a heap of \p HeapBytes (0: its
  /// own), in a new folder with \p Files. Fails when it cannot be started or
  /// takes more than \p Seconds; not when the program fails. On a board the
  /// files stand on its file system meanwhile; it refuses to write over one.
  llvm::Expected<InterpreterRun> run(llvm::StringRef Text,
                                     llvm::ArrayRef<FileToRun> Files,
                                     uint64_t HeapBytes,
                                     unsigned Seconds) const;
  /// Runs \p Path under CPython's tracker; the trace is at \p Trace then.
  llvm::Expected<InterpreterRun>
  track(llvm::StringRef Path, llvm::StringRef Trace, unsigned Seconds) const;

private:
  llvm::Error ask();
  llvm::Expected<InterpreterRun> runOnBoard(llvm::StringRef Text,
                                            llvm::ArrayRef<FileToRun> Files,
                                            unsigned Seconds) const;
  llvm::Expected<InterpreterRun> start(llvm::ArrayRef<std::string> Words,
                                       llvm::StringRef Folder,
                                       unsigned Seconds) const;

  Kind K = Kind::Unix;
  std::string Path, Runtime;
};

} // namespace pymemlint
#endif
