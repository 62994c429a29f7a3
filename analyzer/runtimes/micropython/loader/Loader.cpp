//===- Loader.cpp - Code into the device's memory -*- C++ -*-===//
#include "analyzer/runtimes/micropython/loader/Loader.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/loader/ExecutableMemory.h"
#include "analyzer/runtimes/micropython/loader/Mount.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

//===--- Reading a file (extmod/vfs_reader.c) -----------------------------===//

FileReader::FileReader(Runtime &R, llvm::StringRef Path) : R(R) {
  File = R.Files ? R.Files->file(Path) : nullptr;
  // Before 1.22 the reader comes first, with its buffer in it.
  const bool IsFixed = R.Config.Version < 22;
  if (IsFixed) {
    Reader = R.newStorage(R.Config.ReaderStructBytes);
    // The path is no interned name yet: a str for mp_vfs_open and another of
    // mp_vfs_lookup_path.
    R.kept(newStr(R, Path));
    R.kept(newStr(R, Path));
  }
  // The object of the open file (mp_vfs_open).
  auto *O = R.Pool.make<Obj>();
  R.Mem.allocateWithFinaliser(*O, fileObjectBytes(R));
  makePath(R, Path);
  OpenFile = O;
  if (!File)
    raiseOSError(R, 2 /* ENOENT */);
  if (IsFixed)
    return;
  // The buffer: two blocks, unless the file system wants another size.
  const uint32_t Header = R.sizeOf("mp_reader_vfs_t"); // offsetof(buf)
  const uint32_t BlockBytes = R.Mem.heap().bytesPerBlock();
  const uint32_t Buffer = R.Config.FileBufferBytes
                              ? std::clamp<uint32_t>(R.Config.FileBufferBytes,
                                                     BlockBytes - Header, 255)
                              : 2 * BlockBytes - Header;
  Reader = R.newStorage(Header + Buffer);
}

void FileReader::close() {
  // m_del_obj states the struct's size without its buffer.
  R.deleteStorage(Reader, R.Config.ReaderStructBytes);
  (void)OpenFile; // Closed, not freed.
}

//===--- .mpy (py/persistentcode.c) ---------------------------------------===//

void micropython::allocateTables(Runtime &R, ModuleContextObj *Context,
                                 size_t Names, size_t Objects) {
  const uint64_t Word = R.wordBytes();
  auto *Table = R.Pool.make<Slots>();
  if (R.Config.macro("MICROPY_EMIT_BYTECODE_USES_QSTR_TABLE", 1)) {
    // Numbers of names are 16 bits wide (qstr_short_t); objects follow.
    uint64_t NameWords = (Names * sizeof(uint16_t) + Word - 1) / Word;
    R.Mem.allocate(*Table, (NameWords + Objects) * Word);
    const uint64_t BlockBytes = R.Mem.heap().bytesPerBlock();
    if (!Objects && NameWords * Word % BlockBytes == 0)
      Context->BlocksBeforeObjects = uint32_t(NameWords * Word / BlockBytes);
  } else if (Objects)
    R.Mem.allocate(*Table, Objects * Word);
  Table->Items = R.Pool.array<Value>(Objects);
  Table->Capacity = Objects;
  Context->ObjectsCell = Table;
  Context->Objects = Table->Items;
  Context->ObjectCount = Objects;
  Context->Names = R.Pool.array<Qstr>(Names + 1);
}

namespace {

class MpyLoader {
public:
  MpyLoader(Runtime &R, const ir::Module &Code, ModuleContextObj *Context)
      : R(R), Code(Code), Context(Context) {}

  RawCodeCell *load() {
    Context->Code = &Code;
    allocateTables(R, Context, Code.Names.size(), Code.Objects.size());
    for (size_t I = 0; I != Code.Names.size(); ++I)
      Context->Names[I] = loadName(I);
    for (size_t I = 0; I != Code.Objects.size(); ++I)
      Context->ObjectsCell->Items[I] = loadObject(Code.Objects[I]);
    return loadCode(*Code.Functions[0]);
  }

private:
  /// load_qstr: a name outside the list that every build knows is read into
  /// a buffer first.
  Qstr loadName(size_t I) {
    llvm::StringRef Text = Code.Names[I];
    if (I < Code.StaticNames.size() && Code.StaticNames[I])
      return R.Qstrs.find(Text);
    Storage *Buffer = R.newStorage(Text.size());
    Qstr Name = R.intern(Text);
    R.deleteStorage(Buffer, Text.size());
    return Name;
  }

  /// load_obj.
  Value loadObject(const ir::Constant &C) {
    using Kind = ir::Constant::Kind;
    switch (C.K) {
    case Kind::None:
      return Value::none();
    case Kind::False:
      return Value::boolean(false);
    case Kind::True:
      return Value::boolean(true);
    case Kind::Ellipsis:
      return R.EllipsisObject;
    case Kind::FunctionTable: // No object of the program's.
      return Value::sentinel();
    case Kind::Tuple: {
      if (C.Items.empty())
        return newTuple(R, {});
      TupleObj *T = newTupleOf(R, C.Items.size());
      for (size_t I = 0; I != C.Items.size(); ++I)
        T->Items[I] = loadObject(C.Items[I]);
      return T;
    }
    default:
      break;
    }
    if (C.K == Kind::Bytes && C.Text.empty())
      return R.EmptyBytes;
    Vstr Text = Vstr::withLength(R, C.Text.size());
    std::copy(C.Text.begin(), C.Text.end(), Text.data());
    switch (C.K) {
    case Kind::String:
      return Text.toStr(/*CheckUtf8=*/false);
    case Kind::Bytes:
      return Text.toBytes();
    case Kind::Integer: // The text stays as garbage.
      return parseInteger(R, C.Text, 10);
    default:
      return parseFloat(R, C.Text, C.K == Kind::Complex);
    }
  }

  /// load_raw_code.
  RawCodeCell *loadCode(const ir::Function &F) {
    if (F.Kind != 'b')
      return F.Machine.Bytes.empty() ? loadMachineCode(F) : loadNative(F);
    Storage *Encoded = R.newStorage(F.Encoded.size());
    std::copy(F.Encoded.begin(), F.Encoded.end(), Encoded->Data);
    ChildTable *Children = nullptr;
    if (!F.Children.empty()) {
      Children = R.Pool.make<ChildTable>();
      R.Mem.allocate(*Children, F.Children.size() * R.wordBytes());
      Children->Count = F.Children.size();
      Children->Children = R.Pool.array<RawCodeCell *>(Children->Count);
      for (size_t I = 0; I != Children->Count; ++I)
        Children->Children[I] = loadCode(*Code.Functions[F.Children[I]]);
    }
    auto *Raw = R.Pool.make<RawCodeCell>();
    R.Mem.allocate(*Raw, R.Sizes.RawCode);
    Raw->Code = &F;
    Raw->Encoded = Encoded;
    Raw->Children = Children;
    return Raw;
  }

  /// The part of load_raw_code for native code that source was compiled to.
  RawCodeCell *loadNative(const ir::Function &F) {
    const std::vector<uint8_t> &Bytes = F.Machine.Bytes;
    ExecutableMemory Memory(R);
    Storage *Machine = Memory.allocate(Bytes.size());
    ChildTable *Children = nullptr;
    if (!F.Children.empty()) {
      Children = R.Pool.make<ChildTable>();
      R.Mem.allocate(*Children,
                     (F.Children.size() + (F.Kind == 'n')) * R.wordBytes());
      Children->Count = F.Children.size();
      Children->Children = R.Pool.array<RawCodeCell *>(Children->Count);
      for (size_t I = 0; I != Children->Count; ++I)
        Children->Children[I] = loadCode(*Code.Functions[F.Children[I]]);
    }
    auto *Raw = R.Pool.make<RawCodeCell>();
    R.Mem.allocate(*Raw, R.Sizes.RawCode);
    Raw->Code = &F;
    Raw->Encoded = Machine;
    Raw->Children = Children;
    if (F.Kind == 'n' && R.Config.Compiler.Native.PreludeIsSeparate)
      Raw->Prelude = R.newStorage(Bytes.size() - F.Machine.Prelude);
    return Raw;
  }

  /// The part of load_raw_code for native code. Where it is put depends on
  /// the port (MP_PLAT_ALLOC_EXEC); what it does is not modelled.
  RawCodeCell *loadMachineCode(const ir::Function &F) {
    if (!R.Config.macro("MICROPY_EMIT_NATIVE") &&
        !R.Config.macro("MICROPY_EMIT_MACHINE_CODE"))
      raiseValueError(R, "incompatible .mpy file");
    R.unmodelled("machine code in an .mpy", "its memory and what it does");
    auto *Raw = R.Pool.make<RawCodeCell>();
    R.Mem.allocate(*Raw, R.Sizes.RawCode);
    Raw->Code = &F;
    return Raw;
  }

  Runtime &R;
  const ir::Module &Code;
  ModuleContextObj *Context;
};

} // namespace

RawCodeCell *micropython::loadMpy(Runtime &R, const ir::Module &Code,
                                  ModuleContextObj *Context) {
  return MpyLoader(R, Code, Context).load();
}
