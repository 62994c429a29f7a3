//===- Lexer.h - MicroPython's lexer -*- C++ -*-===//
//
// py/lexer.c: cuts a program's text into tokens. On a device it asks for its
// memory as it does there; on a host it only cuts.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_LEXER_H
#define PYMEMLINT_MICROPYTHON_COMPILER_LEXER_H

#include "analyzer/machine/Value.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include "analyzer/runtimes/micropython/compiler/Grammar.h"
#include "analyzer/runtimes/micropython/compiler/TokenText.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <memory>

namespace pymemlint::micropython {

struct CompileError;
struct CompilerConfig;
struct OutOfMemory;

/// Where a device's program comes from (py/reader.h), and who is told when it
/// is refused.
class SourceReader {
public:
  /// reader.close: called once, by Lexer::free.
  virtual void close() = 0;
  /// The device makes the exception object of \p Error now; only then the
  /// lexer is freed and the error thrown.
  virtual void errorFound(const CompileError &Error) = 0;
  /// The device makes the exception object of a failed request now
  /// (py/malloc.c, m_malloc_fail) and throws it; only then the lexer is freed.
  virtual void outOfMemory(const OutOfMemory &Failure) = 0;
  /// What the reader's data pointer refers to, or null.
  virtual const Cell *cell() const = 0;

protected:
  ~SourceReader() = default;
};

class Lexer {
public:
  struct Input {
    llvm::StringRef Source; ///< The whole text; need not outlive the lexer.
    Qstr SourceName = 0;    ///< What tracebacks call it.
    bool IsDebug = true;    ///< __debug__: the optimisation level is 0.
    /// Of a device's program; may be null.
    SourceReader *Reader = nullptr;
  };

  /// mp_lexer_new: reads the first token. \p M is null on a host. May throw
  /// CompileError, and OutOfMemory on a device; what it allocated then is
  /// garbage.
  Lexer(const Input &In, const CompilerConfig &Config, Arena &A, Memory *M);
  Lexer(const Lexer &) = delete;
  Lexer &operator=(const Lexer &) = delete;

  /// mp_lexer_to_next. May throw as the constructor does.
  void next();
  /// mp_lexer_free: closes the reader and gives the memory back.
  void free();

  Token kind() const { return Kind; }
  uint32_t line() const { return TokenLine; }
  /// Of the token, from 1; a tab is one column.
  uint32_t column() const;
  /// Of a name, number, string or bytes; valid until next().
  llvm::StringRef text() const { return Text; }
  Qstr sourceName() const { return In.SourceName; }
  SourceReader *reader() const { return In.Reader; }
  /// What a device's parser refers to; null on a host.
  const Cell *cell() const { return Struct; }

private:
  static constexpr int EndOfText = -1;

  /// mp_lexer_t.
  struct LexerCell final : Cell {
    const Cell *Reader = nullptr, *Indents = nullptr, *Text = nullptr,
               *Arguments = nullptr, *Injection = nullptr;
    void trace(Tracer &T) const override {
      T.cell(Reader);
      T.cell(Indents);
      T.cell(Text);
      T.cell(Arguments);
      T.cell(Injection);
    }
  };
  struct IndentCell final : Cell {};

  void allocate();
  void normalise();
  [[noreturn]] void fail(const CompileError &Error);

  // The characters, from the text or from the arguments of an f-string. A
  // function with Mixed == false may only be called when the text is read.
  template <bool Mixed> int peek(unsigned Ahead = 0) const;
  template <bool Mixed> void advance();
  template <bool Mixed> bool at(char C) const { return peek<Mixed>() == C; }
  template <bool Mixed> bool atEnd() const { return peek<Mixed>() < 0; }
  bool isInjecting() const { return ArgumentsRead != 0; }
  /// Since 1.28 an f-string may stand in the field of another: what is injected
  /// has a buffer of its own (inject_chrs).
  bool nestsFormats() const { return Config.Version >= 28; }
  TokenText &injection() { return nestsFormats() ? Injection : Arguments; }
  void advanceInjected();
  void crossLine() {
    ++Line;
    Anchor = Here + 1;
    AnchorColumn = 1;
  }
  uint64_t layoutColumn() const;

  template <bool Mixed> void nextToken();
  template <bool Mixed> bool skipSpace(bool StopAtLine);
  template <bool Mixed> void indentation();
  void pushIndent(uint64_t Columns);
  void beginInjection();
  void loadInjection();
  template <bool Mixed> bool atString() const;
  template <bool Mixed> void strings();
  bool plainBody(llvm::StringRef &Body, unsigned &Quotes);
  template <bool Mixed> void stringBody(bool IsRaw, bool IsFormat);
  template <bool Mixed> void formatArguments();
  template <bool Mixed> void formatArgument();
  template <bool Mixed> void escape(bool IsRaw);
  template <bool Mixed> uint32_t hexadecimal(unsigned Digits);
  template <bool Mixed> void name();
  template <bool Mixed> void number();
  bool plainNumber();
  template <bool Mixed> void operation();
  template <bool Mixed> bool accept(char C);

  const Input In;
  const CompilerConfig &Config;
  Arena &A;
  Memory *const M;

  /// The text with '\n' as its line ends, a line end and NULs behind it.
  std::unique_ptr<char[]> Characters;
  const char *Here = nullptr;
  const char *End = nullptr;
  uint32_t Line = 1;
  /// The column that the layout of lines counts is AnchorColumn at Anchor.
  const char *Anchor = nullptr;
  uint64_t AnchorColumn = 1;

  Token Kind = Token::End;
  uint32_t TokenLine = 1;
  const char *TokenStart = nullptr;
  llvm::StringRef Text;
  TokenText Buffer; ///< lex->vstr

  bool HasPassedLine = false; ///< skipSpace has passed the end of a line.
  int64_t PendingDents = 0;   ///< emit_dent
  int64_t BracketDepth = 0;   ///< nested_bracket_level
  llvm::SmallVector<uint16_t, 16> Indents;
  uint64_t IndentsAllocated = 0;

  TokenText Arguments; ///< lex->fstring_args
  TokenText Injection; ///< lex->inject_chrs
  /// fstring_args_idx or inject_chrs_idx; not 0: they are injected.
  size_t ArgumentsRead = 0;
  uint8_t Injected[3] = {};
  uint64_t InjectedColumn = 0;

  LexerCell *Struct = nullptr;
  IndentCell *IndentTable = nullptr;
};

} // namespace pymemlint::micropython
#endif
