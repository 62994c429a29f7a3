//===- Mount.cpp - The file system that a board mounts -*- C++ -*-===//
#include "analyzer/runtimes/micropython/loader/Mount.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/modules/Files.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

struct FileSystemObj final : Obj {
  const Storage *CurrentFolder = nullptr;
  const Storage *ReadBuffer = nullptr, *ProgramBuffer = nullptr,
                *Lookahead = nullptr;
  void trace(Tracer &T) const override {
    for (const Storage *S :
         {CurrentFolder, ReadBuffer, ProgramBuffer, Lookahead})
      if (S)
        T.cell(S);
  }
  /// What is in the buffers is not followed.
  bool describe(StateWriter &W) const override {
    W.cell(CurrentFolder);
    for (const Storage *S : {ReadBuffer, ProgramBuffer, Lookahead})
      if (S)
        W.staleCell(S);
    return true;
  }
};

struct MountCell final : Cell {
  const Cell *FileSystem = nullptr;
  void trace(Tracer &T) const override { T.cell(FileSystem); }
  bool describe(StateWriter &W) const override {
    W.cell(FileSystem);
    return true;
  }
};

/// Arguments of the file system's constructor (lfs_make_allowed_args).
constexpr uint32_t ReadSize = 32, Lookahead = 32;

/// `progsize` of ports/{rp2,samd,mimxrt}/modules/_boot.py; the others mount
/// with what lfs_make_allowed_args has.
uint32_t programSize(const Runtime &R) {
  llvm::StringRef P = R.Config.Port;
  return P == "rp2" || P == "samd" || P == "mimxrt" ? 256 : 32;
}

bool isVersion1(const Runtime &R) {
  return R.Config.FileStruct == "mp_obj_vfs_lfs1_file_t";
}

/// config->cache_size of MP_VFS_LFSx(init_config); every board's erase block is
/// larger.
uint32_t cacheSize(const Runtime &R) {
  return 4 * std::max(ReadSize, programSize(R));
}

} // namespace

Obj *micropython::newFileSystem(Runtime &R) {
  if (fileSystemKind(R) == FileSystemKind::Fat)
    return R.newObject<FileSystemObj>(R.sizeOf("fs_user_mount_t"), nullptr);
  const bool IsOld = isVersion1(R);
  auto *F = R.newObject<FileSystemObj>(
      R.sizeOf(IsOld ? "mp_obj_vfs_lfs1_t" : "mp_obj_vfs_lfs2_t"), nullptr);
  R.Mem.hold(F);
  R.CurrentFolderText = R.newStorage(16); // vstr_init, and then "/"
  R.CurrentFolderLength = 1;
  F->CurrentFolder = R.CurrentFolderText;
  F->ReadBuffer = R.newStorage(IsOld ? ReadSize : cacheSize(R));
  F->ProgramBuffer = R.newStorage(IsOld ? programSize(R) : cacheSize(R));
  F->Lookahead = R.newStorage(IsOld ? Lookahead / 8 : Lookahead);
  return F;
}

void micropython::mount(Runtime &R, Obj *FileSystem) {
  auto *Mount = R.Pool.make<MountCell>();
  Mount->FileSystem = FileSystem;
  R.Mem.allocate(*Mount, R.sizeOf("mp_vfs_mount_t"));
  R.RootCells.push_back(Mount);
}

uint64_t micropython::fileObjectBytes(Runtime &R) {
  uint64_t Bytes = R.sizeOf(R.Config.FileStruct);
  if (fileSystemKind(R) == FileSystemKind::LittleFs)
    Bytes += isVersion1(R) ? programSize(R) : cacheSize(R);
  return Bytes;
}

/// vstr_ensure_extra: room for a text of \p Length.
static void ensureRoom(Runtime &R, Storage *Text, uint64_t Length) {
  if (Length <= Text->Capacity)
    return;
  const uint64_t Bytes = ((Length + 16) & ~uint64_t(7)) + 8; // ROUND_ALLOC
  R.renewStorage(Text, Text->Capacity, Bytes);
  Text->Capacity = Bytes;
}

void micropython::makePath(Runtime &R, llvm::StringRef Path) {
  Storage *Text = R.CurrentFolderText;
  if (!Text || Path.starts_with("/"))
    return;
  // vstr_add_strn, then vstr_null_terminated_str.
  const uint64_t Length = R.CurrentFolderLength + Path.size();
  ensureRoom(R, Text, Length);
  if (Length == Text->Capacity) {
    R.renewStorage(Text, Text->Capacity, Length + 1);
    Text->Capacity = Length + 1;
  }
}

void micropython::changeCurrentFolder(Runtime &R, llvm::StringRef Folder) {
  Storage *Text = R.CurrentFolderText;
  if (!Text)
    return;
  R.CurrentFolderLength = 1 + Folder.size();
  ensureRoom(R, Text, R.CurrentFolderLength);
  if (!Folder.empty())
    ensureRoom(R, Text, ++R.CurrentFolderLength); // A slash at its end.
}
