//===- Loader.h - Code into the device's memory -*- C++ -*-===//
//
// py/persistentcode.c's loading and what py/builtinimport.c does with a file:
// the requests that opening, reading, loading or compiling it makes.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_LOADER_LOADER_H
#define PYMEMLINT_MICROPYTHON_LOADER_LOADER_H

#include "analyzer/runtimes/micropython/Runtime.h"
#include "analyzer/runtimes/micropython/loader/FileSystem.h"

namespace pymemlint::micropython {

/// mp_reader_new_file of a device: the open file and its reader.
class FileReader {
public:
  /// Raises OSError when there is no such file.
  FileReader(Runtime &R, llvm::StringRef Path);
  const DeviceFile &file() const { return *File; }
  Storage *reader() const { return Reader; }
  /// mp_reader_vfs_close: frees the reader.
  void close();

private:
  Runtime &R;
  const DeviceFile *File = nullptr;
  Cell *OpenFile = nullptr;
  Storage *Reader = nullptr;
};

/// mp_raw_code_load: the module's tables into \p Context, its code as the
/// result.
RawCodeCell *loadMpy(Runtime &R, const ir::Module &Code,
                     ModuleContextObj *Context);
/// mp_module_context_alloc_tables.
void allocateTables(Runtime &R, ModuleContextObj *Context, size_t Names,
                    size_t Objects);

/// The launch's own text: mp_lexer_new_from_str_len, compiled and run in
/// __main__ (ports/unix/main.c, execute_from_lexer).
/// \p IsImportAlone: the text is `import module`.
void runText(Runtime &R, llvm::StringRef Text, Qstr SourceName,
             bool IsImportAlone);
/// \p Text of the host, compiled and run in __main__ as <stdin>
/// (ports/webassembly/main.c, mp_js_do_exec). \p Directives: its comments to
/// pymemlint.
void runHostText(Runtime &R, llvm::StringRef Text,
                 llvm::ArrayRef<Directive> Directives);
/// The file at \p Path, compiled and run in __main__ (shared/runtime/pyexec.c,
/// pyexec_file).
void runFile(Runtime &R, Qstr Path);
/// \p Text as it comes over the console in raw paste mode, compiled and run in
/// __main__ as <stdin> (shared/runtime/pyexec.c, do_reader_stdin).
void runConsole(Runtime &R, llvm::StringRef Text,
                llvm::ArrayRef<Directive> Directives);
/// Reads, parses, compiles the source of \p Path and runs it in \p Context's
/// globals (do_load_from_lexer).
void loadSource(Runtime &R, ModuleContextObj *Context, llvm::StringRef Path);

} // namespace pymemlint::micropython
#endif
