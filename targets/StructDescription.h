// What a runtime's YAML file says of the interpreter's C types, as text.
#ifndef PYMEMLINT_TARGETS_STRUCTDESCRIPTION_H
#define PYMEMLINT_TARGETS_STRUCTDESCRIPTION_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace pymemlint {

/// One member of a struct, in the words of the C source.
struct FieldDescription {
  llvm::StringRef Name;
  llvm::StringRef Type; ///< "size_t", "mp_obj_t *", "byte[20]", "mp_obj_t[]".
  llvm::StringRef Bits; ///< Width of a bit-field, an expression; else empty.
  llvm::StringRef When; ///< Its #if, an expression; empty: always there.
};

struct StructDescription {
  llvm::StringRef Name;
  llvm::StringRef File; ///< Where the interpreter declares it.
  llvm::StringRef When; ///< Its #if, an expression; empty: always declared.
  bool IsUnion = false;
  llvm::ArrayRef<FieldDescription> Fields;
};

/// A name for another type. Of several with one name the first whose
/// condition holds counts.
struct TypeDescription {
  llvm::StringRef Name;
  llvm::StringRef Type; ///< Empty for an enumeration.
  llvm::StringRef When;
  int64_t EnumMaximum = 0; ///< Its greatest value, for `-fshort-enums`.
};

/// A #define inside a .c file that no other file sees.
struct ConstantDescription {
  llvm::StringRef Name;
  llvm::StringRef Value; ///< An expression.
  llvm::StringRef File;
};

struct RuntimeDescription {
  llvm::StringRef Name; ///< "micropython-1.27".
  llvm::ArrayRef<TypeDescription> Types;
  llvm::ArrayRef<StructDescription> Structs;
  llvm::ArrayRef<ConstantDescription> Constants;
};

} // namespace pymemlint

#endif
