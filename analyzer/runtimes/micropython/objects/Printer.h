//===- Printer.h - Where printed text goes -*- C++ -*-===//
//
// mp_print_t. Each write is one call of print_strn in the original, since a
// growing string's requests depend on how the text is cut.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_PRINTER_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_PRINTER_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

class Printer {
public:
  /// One call of print_strn.
  virtual void write(llvm::StringRef Text) = 0;
  /// What stands between items, and between a key and its value, in JSON
  /// (mp_print_ext_t).
  virtual llvm::StringRef itemSeparator() const { return ", "; }
  virtual llvm::StringRef keySeparator() const { return ": "; }

protected:
  ~Printer() = default;
};

/// mp_plat_print: standard output of the device.
class OutputPrinter final : public Printer {
public:
  explicit OutputPrinter(Runtime &R) : R(R) {}
  void write(llvm::StringRef Text) override;

private:
  Runtime &R;
};

/// vstr_t (py/vstr.c): a growing string on the heap.
class Vstr {
public:
  /// vstr_init: requests \p Alloc bytes (at least 1).
  Vstr(Runtime &R, size_t Alloc);
  /// vstr_init_len: length and room for the terminator.
  static Vstr withLength(Runtime &R, size_t Length);
  Vstr(Vstr &&) = default;
  char *data() { return reinterpret_cast<char *>(Buffer->Data); }
  size_t length() const { return Length; }
  void setLength(size_t N) { Length = N; }
  llvm::StringRef text() const {
    return {reinterpret_cast<const char *>(Buffer->Data), Length};
  }
  void addByte(uint8_t B);            ///< vstr_add_byte
  void addChar(uint32_t CodePoint);   ///< vstr_add_char
  void addText(llvm::StringRef Text); ///< vstr_add_strn
  char *addLength(size_t N);          ///< vstr_add_len
  char *extend(size_t N);             ///< vstr_extend
  void hint(size_t N);                ///< vstr_hint_size
  void cutTail(size_t N);             ///< vstr_cut_tail_bytes
  void cutHead(size_t N);             ///< vstr_cut_head_bytes
  void insert(size_t At, uint8_t B);  ///< vstr_ins_byte
  char *nullTerminated();             ///< vstr_null_terminated_str
  void clear();                       ///< vstr_clear: frees the buffer.
  void reset() { Length = 0; }
  /// mp_obj_new_str_from_vstr, _from_utf8_vstr, bytes_from_vstr; the buffer
  /// goes to the new object or is freed.
  Value toStr(bool CheckUtf8 = true);
  Value toBytes();
  Value toType(const Type *Ty);
  Runtime &runtime() { return R; }
  size_t allocated() const { return Alloc; }
  Storage *storage() { return Buffer; }

private:
  Vstr(Runtime &R) : R(R) {}
  void ensureExtra(size_t N);
  Runtime &R;
  Storage *Buffer = nullptr;
  size_t Alloc = 0, Length = 0;
  uint64_t WrittenBefore = 0; ///< Runtime::OpenWritten when it was made.
  uint64_t SlackBefore = 0;   ///< Runtime::OpenSlack when it was made.
};

/// A print that grows a Vstr (vstr_init_print).
class VstrPrinter final : public Printer {
public:
  explicit VstrPrinter(Vstr &V) : V(V) {}
  void write(llvm::StringRef Text) override { V.addText(Text); }

private:
  Vstr &V;
};

/// PF_FLAG_*; above them stands the character that groups digits, if any.
enum FormatFlags : uint32_t {
  LeftAdjust = 1,
  ShowSign = 2,
  SpaceSign = 4,
  ShowPrefix = 8,
  PadAfterSign = 16,
  CenterAdjust = 32,
  AddPercent = 64,
  ShowOctalLetter = 128,
  AlwaysDecimal = 256,
};
constexpr unsigned GroupingShift = 9;
/// mp_print_strn with padding.
int printPadded(Printer &P, llvm::StringRef Text, uint32_t Flags, char Fill,
                int Width);
/// mp_print_mp_int: raises TypeError for what is no int.
int printInteger(Runtime &R, Printer &P, Value V, unsigned Base, char LetterA,
                 uint32_t Flags, char Fill, int Width, int Precision);
/// mp_print_float.
int printFloat(Runtime &R, Printer &P, double V, char Format, uint32_t Flags,
               char Fill, int Width, int Precision);

} // namespace pymemlint::micropython
#endif
