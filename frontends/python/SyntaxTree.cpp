// Parsing with tree-sitter.
#include "frontends/python/SyntaxTree.h"
#include "llvm/Support/FormatVariadic.h"
#include <chrono>

// NOLINTNEXTLINE(readability-identifier-naming): the grammar names it
extern "C" const TSLanguage *tree_sitter_python(void);

namespace pymemlint {

namespace {

struct Deadline {
  std::chrono::steady_clock::time_point End;
  uint32_t Offset = 0; ///< How far the parse has come, in bytes.
};

/// One parser for each thread: making one costs more than parsing a line.
TSParser *threadParser() {
  struct DeleteParser {
    void operator()(TSParser *P) const { ts_parser_delete(P); }
  };
  thread_local std::unique_ptr<TSParser, DeleteParser> Parser = [] {
    TSParser *P = ts_parser_new();
    ts_parser_set_language(P, tree_sitter_python());
    return std::unique_ptr<TSParser, DeleteParser>(P);
  }();
  return Parser.get();
}

const char *readText(void *Payload, uint32_t Offset, TSPoint, uint32_t *Count) {
  llvm::StringRef Text = *static_cast<llvm::StringRef *>(Payload);
  *Count = Offset < Text.size() ? Text.size() - Offset : 0;
  return Offset < Text.size() ? Text.data() + Offset : "";
}

} // namespace

llvm::Expected<SyntaxTree> SyntaxTree::parse(llvm::StringRef Text,
                                             unsigned Seconds) {
  TSParser *Parser = threadParser();
  Deadline Limit{std::chrono::steady_clock::now() +
                 std::chrono::seconds(Seconds)};
  TSInput Input{};
  Input.payload = &Text;
  Input.read = readText;
  Input.encoding = TSInputEncodingUTF8;
  TSParseOptions Options{};
  Options.payload = &Limit;
  Options.progress_callback = [](TSParseState *State) {
    auto *D = static_cast<Deadline *>(State->payload);
    D->Offset = State->current_byte_offset;
    return std::chrono::steady_clock::now() > D->End;
  };

  TSTree *Tree = ts_parser_parse_with_options(Parser, nullptr, Input, Options);
  if (!Tree) {
    ts_parser_reset(Parser);
    return llvm::createStringError(
        std::errc::timed_out,
        "parsing took more than %u s and had come to byte %u of %zu", Seconds,
        Limit.Offset, Text.size());
  }
  return SyntaxTree(Text, Tree);
}

namespace {

/// Reads the parser's log, the only place where it says at which token it gave
/// up: "process" lines tell where each version of its stack is, "detect_error"
/// that this version cannot go on, "resume" that none could.
struct StopListener {
  unsigned Row = 0, Column = 0;         // of the version in work
  unsigned StopRow = 0, StopColumn = 0; // the furthest that stopped
  bool Done = false;

  void hear(llvm::StringRef Message) {
    if (Message.consume_front("process version:")) {
      unsigned Value;
      Message = Message.split("row:").second;
      if (!Message.consumeInteger(10, Value))
        Row = Value;
      Message = Message.split("col:").second;
      if (!Message.consumeInteger(10, Value))
        Column = Value;
    } else if (Message.starts_with("detect_error")) {
      if (std::pair(Row, Column) > std::pair(StopRow, StopColumn)) {
        StopRow = Row;
        StopColumn = Column;
      }
    } else if (Message.starts_with("resume version")) {
      Done = true;
    }
  }
};

} // namespace

uint32_t SyntaxTree::firstStop(llvm::StringRef Text) {
  TSParser *Parser = threadParser();
  StopListener Listener;
  TSLogger Logger{};
  Logger.payload = &Listener;
  Logger.log = [](void *Payload, TSLogType Type, const char *Message) {
    auto *L = static_cast<StopListener *>(Payload);
    if (Type == TSLogTypeParse && !L->Done)
      L->hear(Message);
  };
  ts_parser_set_logger(Parser, Logger);

  TSInput Input{};
  Input.payload = &Text;
  Input.read = readText;
  Input.encoding = TSInputEncodingUTF8;
  TSParseOptions Options{};
  Options.payload = &Listener;
  Options.progress_callback = [](TSParseState *State) {
    return static_cast<StopListener *>(State->payload)->Done;
  };
  if (TSTree *Tree =
          ts_parser_parse_with_options(Parser, nullptr, Input, Options))
    ts_tree_delete(Tree);
  else
    ts_parser_reset(Parser);
  ts_parser_set_logger(Parser, TSLogger{});

  if (!Listener.Done)
    return Text.size();
  size_t Offset = 0;
  for (unsigned Row = 0; Row != Listener.StopRow; ++Row)
    Offset = Text.find('\n', Offset) + 1;
  return std::min(Offset + Listener.StopColumn, Text.size());
}

void SyntaxWalker::next() {
  if (ts_tree_cursor_goto_first_child(&Cursor))
    ++Depth;
  else
    skip();
}

void SyntaxWalker::skip() {
  // The start's own siblings lie outside of the walk; a cursor never leaves
  // the node that it was made with.
  while (!ts_tree_cursor_goto_next_sibling(&Cursor)) {
    if (!ts_tree_cursor_goto_parent(&Cursor)) {
      AtEnd = true;
      return;
    }
    --Depth;
  }
}

} // namespace pymemlint
