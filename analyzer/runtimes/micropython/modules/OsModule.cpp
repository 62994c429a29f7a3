//===- OsModule.cpp - os -*- C++ -*-===//
//
// extmod/modos.c, and the functions of extmod/vfs.c that it names. What the
// mounted file systems make on the heap stands here beside them.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/loader/Mount.h"
#include "analyzer/runtimes/micropython/modules/Files.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Iterators.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Str.h"
#include "analyzer/runtimes/micropython/objects/Tuple.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <cerrno>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

constexpr int64_t FolderMode = 0x4000,
                  FileMode = 0x8000; ///< MP_S_IFDIR, _IFREG

bool isPosix(const Runtime &R) {
  return fileSystemKind(R) == FileSystemKind::Posix;
}

/// The file that \p Path names, after lookup_path has made its new string.
std::string lookUp(Runtime &R, Value Path) {
  llvm::StringRef Text = textOf(R, lookUpPath(R, Path));
  makePath(R, Text);
  return filesOf(R).resolve(Text);
}

PathKind kindOf(Runtime &R, const std::string &Path) {
  return filesOf(R).kindOf("/" + Path);
}

Value getCwd(Runtime &R, Arguments) {
  FileOverlay &Files = filesOf(R);
  if (isPosix(R)) {
    R.unmodelled("value of os.getcwd()",
                 "the host's folder; its length decides bytes");
    return newStr(R, "/" + Files.CurrentFolder);
  }
  const std::string Folder = "/" + Files.CurrentFolder;
  Value Inner =
      Folder.size() == 1 ? Value::qstr(R.Qstrs.find("/")) : newStr(R, Folder);
  const std::string &Mount = R.Config.MountPoint;
  if (Mount.empty())
    return Inner;
  // mp_vfs_getcwd: the mount point before it.
  Vstr Text(R, 1 + Mount.size() + Folder.size() + 1);
  Text.addText("/");
  Text.addText(Mount);
  if (Folder.size() != 1)
    Text.addText(Folder);
  return Text.toStr();
}

Value changeFolder(Runtime &R, Arguments A) {
  if (isVirtualRoot(R, textOrRaise(R, A[0]))) {
    filesOf(R).CurrentFolder.clear();
    changeCurrentFolder(R, "");
    return Value::none();
  }
  std::string Path = lookUp(R, A[0]);
  if (kindOf(R, Path) != PathKind::Folder)
    raiseOSError(R, kindOf(R, Path) == PathKind::File ? ENOTDIR : ENOENT);
  filesOf(R).CurrentFolder = Path;
  changeCurrentFolder(R, Path);
  return Value::none();
}

//===--- Listing ----------------------------------------------------------===//

struct FolderIteratorObj final : FinalisedIteratorObj {
  const std::pair<std::string, PathKind> *Names = nullptr;
  size_t Count = 0, Position = 0;
  bool IsStr = true;
};

Value nextEntry(Runtime &R, Value Self) {
  auto *I = static_cast<FolderIteratorObj *>(Self.object());
  if (I->Position == I->Count)
    return Value::stopIteration();
  const auto &[Name, Kind] = I->Names[I->Position++];
  TupleObj *T = newTupleOf(R, isPosix(R) ? 3 : 4);
  T->Items[0] = I->IsStr ? newStr(R, Name) : newBytes(R, Name);
  T->Items[1] =
      Value::smallInt(Kind == PathKind::Folder ? FolderMode : FileMode);
  T->Items[2] = Value::smallInt(0);
  if (T->Length > 3) {
    const DeviceFile *File = filesOf(R).file(Name);
    R.ReadsFiles = true;
    T->Items[3] = Value::smallInt(File ? File->Content.size() : 0);
  }
  return T;
}

Value endListing(Runtime &, Value) { return Value::none(); }

const char *listingStruct(const Runtime &R) {
  switch (fileSystemKind(R)) {
  case FileSystemKind::Posix:
    return "vfs_posix_ilistdir_it_t";
  case FileSystemKind::LittleFs:
    return "mp_vfs_lfs2_ilistdir_it_t";
  case FileSystemKind::Fat:
    return "mp_vfs_fat_ilistdir_it_t";
  }
  return "";
}

Value iterateFolder(Runtime &R, Arguments A) {
  Value Given = A.Count ? A[0] : Value::qstr(R.Names.empty);
  const bool IsStr = R.typeOf(Given) == R.Types.Str;
  // mp_vfs_lookup_path: "" and "/" are the virtual root where nothing else is
  // the current volume; its iterator then asks the one that is mounted there.
  llvm::StringRef Text = textOrRaise(R, Given);
  if (isVirtualRoot(R, Text))
    R.newObject<PolymorphIteratorObj>(R.sizeOf("mp_vfs_ilistdir_it_t"),
                                      R.Types.PolymorphIterator)
        ->Next = nextEntry;
  std::string Path = isVirtualRoot(R, Text) ? "" : lookUp(R, Given);
  auto *I = R.newObjectWithFinaliser<FolderIteratorObj>(
      R.sizeOf(listingStruct(R)), R.Types.PolymorphIteratorWithFinaliser);
  I->Next = nextEntry;
  I->Finalise = endListing;
  I->IsStr = IsStr;
  if (kindOf(R, Path) != PathKind::Folder)
    raiseOSError(R, kindOf(R, Path) == PathKind::File ? ENOTDIR : ENOENT);
  R.unmodelled("what a folder lists",
               "followed with the files that the program wrote itself");
  auto Names = filesOf(R).written(Path);
  // The names outlive the iterator: both are the run's.
  auto Kept = std::make_shared<decltype(Names)>(std::move(Names));
  R.HostData.push_back(Kept);
  I->Names = Kept->data();
  I->Count = Kept->size();
  return I;
}

Value listFolder(Runtime &R, Arguments A) {
  Value Iterator = iterateFolder(R, A);
  ListObj *List = newListOf(R, 0);
  forEachItem(R, Iterator, [&](Value Item) {
    listAppend(R, List, subscr(R, Item, Value::smallInt(0), Value::sentinel()));
    return true;
  });
  return List;
}

/// Raises OSError unless \p Path stands in a folder.
void checkParent(Runtime &R, const std::string &Path) {
  const size_t Slash = Path.rfind('/');
  if (Slash == std::string::npos)
    return;
  const PathKind Kind = kindOf(R, Path.substr(0, Slash));
  if (Kind != PathKind::Folder)
    raiseOSError(R, Kind == PathKind::File ? ENOTDIR : ENOENT);
}

//===--- Changing ---------------------------------------------------------===//

Value makeFolder(Runtime &R, Arguments A) {
  if (isVirtualRoot(R, textOrRaise(R, A[0])))
    raiseOSError(R, EEXIST);
  std::string Path = lookUp(R, A[0]);
  if (kindOf(R, Path) != PathKind::Missing)
    raiseOSError(R, EEXIST);
  checkParent(R, Path);
  filesOf(R).makeFolder(Path);
  return Value::none();
}

Value removeFile(Runtime &R, Arguments A) {
  std::string Path = lookUp(R, A[0]);
  PathKind Kind = kindOf(R, Path);
  if (Kind == PathKind::Missing)
    raiseOSError(R, ENOENT);
  if (Kind == PathKind::Folder && isPosix(R))
    raiseOSError(R, EISDIR);
  filesOf(R).remove(Path);
  return Value::none();
}

Value removeFolder(Runtime &R, Arguments A) {
  std::string Path = lookUp(R, A[0]);
  PathKind Kind = kindOf(R, Path);
  if (Kind != PathKind::Folder)
    raiseOSError(R, Kind == PathKind::File ? ENOTDIR : ENOENT);
  if (!filesOf(R).written(Path).empty())
    raiseOSError(R, isPosix(R) ? ENOTEMPTY : EACCES);
  filesOf(R).remove(Path);
  return Value::none();
}

Value renameFile(Runtime &R, Arguments A) {
  std::string From = lookUp(R, A[0]), To = lookUp(R, A[1]);
  FileOverlay &Files = filesOf(R);
  if (kindOf(R, From) == PathKind::Missing)
    raiseOSError(R, ENOENT);
  checkParent(R, To);
  if (kindOf(R, From) == PathKind::Folder)
    stopUnmodelled(R, "renaming a folder");
  if (const DeviceFile *File = Files.open(From)) {
    DeviceFile Copy = *File;
    *Files.create(To) = std::move(Copy);
    Files.remove(From);
  }
  return Value::none();
}

//===--- Facts ------------------------------------------------------------===//

Value fileStatus(Runtime &R, Arguments A) {
  llvm::StringRef Text = textOrRaise(R, A[0]);
  const bool IsVirtualRoot = isVirtualRoot(R, Text);
  std::string Path = IsVirtualRoot ? "" : lookUp(R, A[0]);
  PathKind Kind = kindOf(R, Path);
  if (Kind == PathKind::Missing)
    raiseOSError(R, ENOENT);
  TupleObj *T = newTupleOf(R, 10);
  for (unsigned I = 0; I != 10; ++I)
    T->Items[I] = Value::smallInt(0);
  int64_t Mode = Kind == PathKind::Folder ? FolderMode : FileMode;
  if (isPosix(R) && !IsVirtualRoot)
    Mode |= Kind == PathKind::Folder ? 0755 : 0644;
  T->Items[0] = Value::smallInt(Mode);
  if (IsVirtualRoot)
    return T;
  const DeviceFile *File =
      Kind == PathKind::File ? filesOf(R).file("/" + Path) : nullptr;
  R.ReadsFiles = true;
  T->Items[6] = newIntFromUnsigned(R, File ? File->Content.size() : 0);
  R.unmodelled("numbers and times of os.stat()",
               "large ones are objects of their own");
  // Seconds of 2023 since the port's epoch.
  const uint64_t Time = isPosix(R) ? 1700000000 : 753300000;
  for (unsigned I = 7; I != 10; ++I)
    T->Items[I] = newIntFromUnsigned(R, Time);
  return T;
}

Value volumeStatus(Runtime &R, Arguments A) {
  llvm::StringRef Text = textOrRaise(R, A[0]);
  if (!isVirtualRoot(R, Text))
    lookUpPath(R, A[0]);
  TupleObj *T = newTupleOf(R, 10);
  static constexpr int64_t Nominal[10] = {4096, 4096, 512, 400, 400,
                                          0,    0,    0,   0,   255};
  // Each a small int, its top bits lost where it overflows: extmod/vfs_lfsx.c,
  // vfs_fat.c, vfs_posix.c. A block of a device has at most 64 KiB.
  const bool IsHost = isPosix(R);
  const int64_t Least = IsHost ? R.SmallIntMin : 0;
  for (unsigned I = 0; I != 10; ++I) {
    const int64_t Most = IsHost ? R.SmallIntMax : I < 2 ? 65536 : 0x3fffffff;
    T->Items[I] = smallInput(R, Least, Most, Nominal[I]);
  }
  return R.Inputs || R.Paths ? Value(T) : input(R, "os.statvfs()", T);
}

Value randomBytes(Runtime &R, Arguments A) {
  const int64_t Count = getInt(R, A[0]);
  Vstr Text = Vstr::withLength(R, uint64_t(Count) & UINT32_MAX);
  return inputContent(R, "os.urandom()", Text.toBytes());
}

/// A text in ROM that each build has another one of.
Value makeBuildText(Runtime &R, llvm::StringRef Example) {
  constexpr int64_t Most = 255;
  if (!R.Paths)
    return romText(R, Example);
  StrObj *S = newRomStr(R, std::string(R.writesLongest() ? Most : 1, '\0'));
  S->IsOpen = S->IsLengthOpen = true;
  S->LeastLength = 1;
  S->MostLength = Most;
  return S;
}

/// mp_os_uname: an attrtuple in ROM.
Value systemName(Runtime &R, Arguments) {
  std::string Release = "1." + std::to_string(R.Config.Version) + ".0";
  if (!R.Paths)
    R.unmodelled("build's date and board's name in os.uname()",
                 "texts made of them");
  return romAttrTuple(
      R, {"sysname", "nodename", "release", "version", "machine"},
      {romText(R, R.Config.Platform), romText(R, R.Config.Platform),
       romText(R, Release), makeBuildText(R, "v" + Release),
       makeBuildText(R, "device")});
}

//===--- The unix port's --------------------------------------------------===//

Value getEnvironment(Runtime &R, Arguments A) {
  textOrRaise(R, A[0]);
  return input(R, "os.getenv()", A.Count > 1 ? A[1] : Value::none());
}
Value putEnvironment(Runtime &R, Arguments A) {
  textOrRaise(R, A[0]);
  textOrRaise(R, A[1]);
  return Value::none();
}
Value unsetEnvironment(Runtime &R, Arguments A) {
  textOrRaise(R, A[0]);
  return Value::none();
}
Value lastError(Runtime &R, Arguments A) {
  if (A.Count) {
    getInt(R, A[0]);
    return Value::none();
  }
  return input(R, "os.errno()", Value::smallInt(0));
}
Value systemCommand(Runtime &R, Arguments A) {
  textOrRaise(R, A[0]);
  return input(R, "os.system()", Value::smallInt(0));
}

Value synchronise(Runtime &, Arguments) { return Value::none(); }

Value mountVolume(Runtime &R, Arguments) {
  stopUnmodelled(R, "mounting file systems");
}
Value unmountVolume(Runtime &R, Arguments) {
  stopUnmodelled(R, "unmounting file systems");
}
Value duplicateTerminal(Runtime &R, Arguments) {
  stopUnmodelled(R, "os.dupterm()");
}

Value volumeMakeNew(Runtime &R, const Type *Ty, Arguments) {
  stopUnmodelled(R, "file system objects (" + R.text(Ty->Name) + ")");
}
Value makeVolume(Runtime &R, Arguments) {
  stopUnmodelled(R, "making file systems (mkfs)");
}
constexpr Entry VolumeLocals[] = {staticFunction("mkfs", makeVolume, 0, 255)};
const TypeSpec VolumeTypes[] = {
    {.Name = "VfsFat", .MakeNew = volumeMakeNew, .Locals = VolumeLocals},
    {.Name = "VfsLfs1", .MakeNew = volumeMakeNew, .Locals = VolumeLocals},
    {.Name = "VfsLfs2", .MakeNew = volumeMakeNew, .Locals = VolumeLocals},
    {.Name = "VfsPosix", .MakeNew = volumeMakeNew},
    {.Name = "VfsRom", .MakeNew = volumeMakeNew},
};

constexpr char HasEnvironment[] = "MICROPY_PY_OS_GETENV_PUTENV_UNSETENV";
constexpr char HasVfs[] = "MICROPY_VFS";
constexpr char IsWritable[] = "MICROPY_VFS_WRITABLE";

constexpr Entry OsGlobals[] = {
    string("__name__", "os"),
    onlyIf(HasEnvironment, function("getenv", getEnvironment, 1, 2)),
    onlyIf(HasEnvironment, function("putenv", putEnvironment, 2)),
    onlyIf(HasEnvironment, function("unsetenv", unsetEnvironment, 1)),
    onlyIf("MICROPY_PY_OS_SYNC", function("sync", synchronise, 0)),
    onlyIf("MICROPY_PY_OS_SYSTEM", function("system", systemCommand, 1)),
    onlyIf("MICROPY_PY_OS_UNAME", function("uname", systemName, 0)),
    onlyIf("MICROPY_PY_OS_URANDOM", function("urandom", randomBytes, 1)),
    onlyIf(HasVfs, string("sep", "/")),
    onlyIf(HasVfs, function("chdir", changeFolder, 1)),
    onlyIf(HasVfs, function("getcwd", getCwd, 0)),
    onlyIf(HasVfs, function("listdir", listFolder, 0, 1)),
    onlyIf(IsWritable, function("mkdir", makeFolder, 1)),
    onlyIf(IsWritable, function("remove", removeFile, 1)),
    onlyIf(IsWritable, function("rename", renameFile, 2)),
    onlyIf(IsWritable, function("rmdir", removeFolder, 1)),
    onlyIf(IsWritable, function("unlink", removeFile, 1)),
    onlyIf(HasVfs, function("stat", fileStatus, 1)),
    onlyIf(HasVfs, function("statvfs", volumeStatus, 1)),
    onlyIf("MICROPY_PY_OS_DUPTERM",
           function("dupterm", duplicateTerminal, 1, 2)),
    onlyIf("MICROPY_PY_OS_ERRNO", function("errno", lastError, 0, 1)),
    onlyIf(HasVfs, function("ilistdir", iterateFolder, 0, 1)),
    onlyIf(HasVfs, keywordFunction("mount", mountVolume, 0)),
    onlyIf(HasVfs, function("umount", unmountVolume, 1)),
    onlyIf("MICROPY_VFS_FAT", typeEntry("VfsFat", VolumeTypes[0])),
    onlyIf("MICROPY_VFS_LFS1", typeEntry("VfsLfs1", VolumeTypes[1])),
    onlyIf("MICROPY_VFS_LFS2", typeEntry("VfsLfs2", VolumeTypes[2])),
    onlyIf("MICROPY_VFS_POSIX", typeEntry("VfsPosix", VolumeTypes[3])),
};

/// extmod/modvfs.c.
constexpr Entry VfsGlobals[] = {
    string("__name__", "vfs"),
    keywordFunction("mount", mountVolume, 0),
    function("umount", unmountVolume, 1),
    onlyIf("MICROPY_VFS_FAT", typeEntry("VfsFat", VolumeTypes[0])),
    onlyIf("MICROPY_VFS_LFS1", typeEntry("VfsLfs1", VolumeTypes[1])),
    onlyIf("MICROPY_VFS_LFS2", typeEntry("VfsLfs2", VolumeTypes[2])),
    onlyIf("MICROPY_VFS_ROM", typeEntry("VfsRom", VolumeTypes[4])),
    onlyIf("MICROPY_VFS_POSIX", typeEntry("VfsPosix", VolumeTypes[3])),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec OsModule, VfsModule;
const ModuleSpec OsModule = {.Name = "os", .Globals = OsGlobals};
const ModuleSpec VfsModule = {
    .Name = "vfs", .Globals = VfsGlobals, .IsExtensible = false};
} // namespace pymemlint::micropython
