// The list of names that every MicroPython has in ROM.
#include "analyzer/runtimes/micropython/compiler/StaticNames.h"
#include <vector>

namespace pymemlint::micropython {

llvm::ArrayRef<llvm::StringRef> staticNames() {
  static constexpr llvm::StringRef Names[] = {
      "" /*null*/, "", "__dir__", "\n", " ", "*", "/", "<module>", "_",
      "__call__", "__class__", "__delitem__", "__enter__", "__exit__",
      "__getattr__", "__getitem__", "__hash__", "__init__", "__int__",
      "__iter__", "__len__", "__main__", "__module__", "__name__", "__new__",
      "__next__", "__qualname__", "__repr__", "__setitem__", "__str__",
      "ArithmeticError", "AssertionError", "AttributeError", "BaseException",
      "EOFError", "Ellipsis", "Exception", "GeneratorExit", "ImportError",
      "IndentationError", "IndexError", "KeyError", "KeyboardInterrupt",
      "LookupError", "MemoryError", "NameError", "NoneType",
      "NotImplementedError", "OSError", "OverflowError", "RuntimeError",
      "StopIteration", "SyntaxError", "SystemExit", "TypeError", "ValueError",
      "ZeroDivisionError", "abs", "all", "any", "append", "args", "bool",
      "builtins", "bytearray", "bytecode", "bytes", "callable", "chr",
      "classmethod", "clear", "close", "const", "copy", "count", "dict", "dir",
      "divmod", "end", "endswith", "eval", "exec", "extend", "find", "format",
      "from_bytes", "get", "getattr", "globals", "hasattr", "hash", "id",
      "index", "insert", "int", "isalpha", "isdigit", "isinstance", "islower",
      "isspace", "issubclass", "isupper", "items", "iter", "join", "key",
      "keys", "len", "list", "little", "locals", "lower", "lstrip", "main",
      "map", "micropython", "next", "object", "open", "ord", "pop", "popitem",
      "pow", "print", "range", "read", "readinto", "readline", "remove",
      "replace", "repr", "reverse", "rfind", "rindex", "round", "rsplit",
      "rstrip", "self", "send", "sep", "set", "setattr", "setdefault", "sort",
      "sorted", "split", "start", "startswith", "staticmethod", "step", "stop",
      "str", "strip", "sum", "super", "throw", "to_bytes", "tuple", "type",
      "update", "upper", "utf-8", "value", "values", "write", "zip",
  };
  return Names;
}

llvm::ArrayRef<llvm::StringRef> crossCompilerNames() {
  static const std::vector<llvm::StringRef> Names = [] {
    static constexpr llvm::StringRef Others[] = {
        "StopAsyncIteration", "UnicodeError", "ViperTypeError",
        "__build_class__", "__complex__", "__contains__", "__repl_print__",
        "__reversed__", "__traceback__", "bound_method", "difference_update",
        "heap_unlock", "intersection", "intersection_update",
        "maximum recursion depth exceeded", "symmetric_difference",
        "symmetric_difference_update", "unpack_from", "vcvt_f32_s32",
        "vcvt_s32_f32",
    };
    std::vector<llvm::StringRef> All = staticNames().vec();
    All.insert(All.end(), std::begin(Others), std::end(Others));
    return All;
  }();
  return Names;
}

} // namespace pymemlint::micropython
