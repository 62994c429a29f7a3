//===- RawRepl.h - A board's raw REPL over a serial port -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_VALIDATE_RAWREPL_H
#define PYMEMLINT_ANALYZER_DRIVER_VALIDATE_RAWREPL_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>
#include <vector>

namespace pymemlint {

/// Runs code on a board as mpremote does: ctrl-C to stop what runs, ctrl-A for
/// the raw REPL, ctrl-D to run what was sent (shared/runtime/pyexec.c,
/// pyexec_raw_repl). Leaves the raw REPL when it ends.
class RawRepl {
public:
  /// Opens the port with 115200 baud. Fails when there is no raw REPL within
  /// \p Seconds.
  static llvm::Expected<std::unique_ptr<RawRepl>> open(llvm::StringRef Port,
                                                       unsigned Seconds);
  ~RawRepl();

  struct Answer {
    std::string Output, Error; ///< Error: a traceback, or empty.
  };
  /// Runs \p Code. Fails when the board does not answer within \p Seconds.
  llvm::Expected<Answer> run(llvm::StringRef Code, unsigned Seconds);
  /// ctrl-D without code: the heap begins anew.
  llvm::Error softReset(unsigned Seconds);

private:
  RawRepl(llvm::StringRef Port, int File) : Port(Port), File(File) {}
  llvm::Error write(llvm::StringRef Bytes);
  /// What comes up to and without \p End.
  llvm::Expected<std::string> readUntil(llvm::StringRef End, unsigned Seconds);
  llvm::Error failure(const llvm::Twine &What) const;

  std::string Port;
  int File;
  std::string Pending; ///< Came, and was not asked for yet.
};

/// \p Text as a literal of Python, without its prefix.
std::string quotedForPython(llvm::StringRef Text);

/// Python that writes a file on the board, in several pieces of code; folders
/// of its path are made.
std::vector<std::string> codeThatWrites(llvm::StringRef Path,
                                        llvm::StringRef Bytes);

} // namespace pymemlint
#endif
