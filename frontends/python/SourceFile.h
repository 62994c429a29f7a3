// A Python source file as text: read within limits, checked, with its lines.
#ifndef PYMEMLINT_FRONTENDS_PYTHON_SOURCEFILE_H
#define PYMEMLINT_FRONTENDS_PYTHON_SOURCEFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace pymemlint {

/// A place in a source file, both counted from 1; the column in characters
/// (code points), not bytes.
struct SourcePosition {
  uint32_t Line = 1;
  uint32_t Column = 1;
  friend bool operator==(const SourcePosition &,
                         const SourcePosition &) = default;
};

/// Why a file cannot be taken as Python source. Line 0: the file as a whole.
class SourceError : public llvm::ErrorInfo<SourceError> {
public:
  static char ID;
  SourceError(std::string Path, SourcePosition Position, std::string Message)
      : Path(std::move(Path)), Position(Position), Message(std::move(Message)) {
  }

  const std::string &path() const { return Path; }
  SourcePosition position() const { return Position; }
  /// The reason alone, without path and position.
  const std::string &reason() const { return Message; }

  /// PATH: REASON, or PATH:LINE:COLUMN: REASON.
  void log(llvm::raw_ostream &Out) const override;
  std::error_code convertToErrorCode() const override;

private:
  std::string Path;
  SourcePosition Position;
  std::string Message;
};

/// The text of one file. Moves keep the text where it is, so that references
/// into it stay good.
class SourceFile {
public:
  /// Larger files are refused: a syntax tree takes up to 250 times the size of
  /// its text (measured on nothing but brackets), so at most about 1 GiB.
  static constexpr uint64_t DefaultLimit = 4 << 20;

  /// Reads a regular file. Refuses folders, devices and pipes, files of more
  /// than \p Limit bytes, and what fromText refuses.
  static llvm::Expected<SourceFile> read(llvm::StringRef Path,
                                         uint64_t Limit = DefaultLimit);

  /// Takes \p Text as the contents of \p Path. Refuses text that is not UTF-8
  /// and text with a NUL byte, each with its position.
  static llvm::Expected<SourceFile> fromText(llvm::StringRef Path,
                                             std::string Text);

  llvm::StringRef path() const { return Path; }
  llvm::StringRef text() const { return *Text; }

  /// At least 1. A line ends with "\n", "\r\n" or "\r" (as Python has it).
  uint32_t lineCount() const { return LineStarts.size(); }
  /// The text of line \p Number (from 1) without its end; empty past the end.
  llvm::StringRef line(uint32_t Number) const;
  /// Offset in bytes of the first byte of line \p Number, from 1.
  uint32_t lineStart(uint32_t Number) const { return LineStarts[Number - 1]; }
  /// The place of the byte at \p Offset (the text's length is allowed).
  SourcePosition position(uint32_t Offset) const;

private:
  SourceFile() = default;

  std::string Path;
  std::unique_ptr<const std::string> Text;
  std::vector<uint32_t> LineStarts;
};

} // namespace pymemlint

#endif
