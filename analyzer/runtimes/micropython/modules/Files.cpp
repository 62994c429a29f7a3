//===- Files.cpp - open() and file objects -*- C++ -*-===//
//
// mp_vfs_open of extmod/vfs.c, and the file objects of vfs_posix_file.c,
// vfs_lfsx_file.c and vfs_fat_file.c. A file's content is host memory; on the
// heap is what the device has there: the object and the buffer in it.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/modules/Files.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/loader/Mount.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Builtins.h"
#include "analyzer/runtimes/micropython/objects/Str.h"
#include "analyzer/runtimes/micropython/objects/Stream.h"
#include <cerrno>

using namespace pymemlint;
using namespace pymemlint::micropython;

FileSystemKind micropython::fileSystemKind(const Runtime &R) {
  llvm::StringRef Struct = R.Config.FileStruct;
  return Struct == "mp_obj_vfs_posix_file_t"    ? FileSystemKind::Posix
         : Struct.starts_with("mp_obj_vfs_lfs") ? FileSystemKind::LittleFs
                                                : FileSystemKind::Fat;
}

FileOverlay &micropython::filesOf(Runtime &R) {
  if (!R.WrittenFiles) {
    R.WrittenFiles = std::make_shared<FileOverlay>(R.Files);
    R.WrittenFiles->MountPoint = R.Config.MountPoint;
    R.Files = R.WrittenFiles.get();
  }
  return *R.WrittenFiles;
}

Value micropython::lookUpPath(Runtime &R, Value Path) {
  llvm::StringRef Text = textOrRaise(R, Path);
  Text = Text.take_front(Text.find('\0'));
  if (isVirtualRoot(R, Text))
    raiseOSError(R, EPERM);
  return newStrOfType(R, R.typeOf(Path), Text);
}

bool micropython::isVirtualRoot(const Runtime &R, llvm::StringRef Path) {
  return Path == "/" || (Path.empty() && R.Config.MountPoint.empty() &&
                         fileSystemKind(R) != FileSystemKind::Posix);
}

namespace {

struct FileObj final : Obj {
  DeviceFile *File = nullptr; ///< Null: closed, or one of the console's.
  size_t Position = 0;
  int Number = -1; ///< The posix file's descriptor.
  bool CanRead = false, CanWrite = false, Appends = false;
  bool isOpen() const { return File || (Number >= 0 && Number <= 2); }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.number(File != nullptr);
    W.number(CanRead ? Position : 0); // Of what is only written none matters.
    W.number(uint64_t(Number) << 3 | CanRead << 2 | CanWrite << 1 | Appends);
    return true;
  }
};

FileObj *asFile(Value V) { return static_cast<FileObj *>(V.object()); }

/// check_fd_is_open, check_open, and FatFs's own check of the file object.
int64_t checkOpen(Runtime &R, const FileObj *F) {
  if (F->isOpen())
    return 0;
  switch (fileSystemKind(R)) {
  case FileSystemKind::Posix:
    if (R.IsCPythonCompatible)
      raiseValueError(R, "I/O operation on closed file");
    return -EBADF;
  case FileSystemKind::LittleFs:
    raiseValueError(R, nullptr);
  case FileSystemKind::Fat:
    return -EINVAL;
  }
  return 0;
}

/// What an access that the mode forbids answers.
int64_t wrongMode(Runtime &R) {
  return fileSystemKind(R) == FileSystemKind::Fat ? -EACCES : -EBADF;
}

int64_t fileRead(Runtime &R, Value Self, uint8_t *Data, size_t Size) {
  FileObj *F = asFile(Self);
  if (int64_t Error = checkOpen(R, F))
    return Error;
  if (!F->File) {
    R.unmodelled("reading the console", "what it reads; an end of input");
    return 0;
  }
  if (!F->CanRead)
    return wrongMode(R);
  if (F->File->Code)
    stopUnmodelled(R, "reading an .mpy file as data");
  R.ReadsFiles = true;
  const std::string &Content = F->File->Content;
  if (F->Position >= Content.size())
    return 0;
  Size = std::min(Size, Content.size() - F->Position);
  std::copy_n(Content.data() + F->Position, Size, Data);
  F->Position += Size;
  return int64_t(Size);
}

int64_t fileWrite(Runtime &R, Value Self, const uint8_t *Data, size_t Size) {
  FileObj *F = asFile(Self);
  if (int64_t Error = checkOpen(R, F))
    return Error;
  llvm::StringRef Text(reinterpret_cast<const char *>(Data), Size);
  if (!F->File) {
    OutputPrinter(R).write(Text);
    return int64_t(Size);
  }
  if (!F->CanWrite)
    return wrongMode(R);
  std::string &Content = F->File->Content;
  if (F->Appends)
    F->Position = Content.size();
  if (F->Position + Size > Content.size())
    Content.resize(F->Position + Size);
  std::copy(Text.begin(), Text.end(), Content.begin() + F->Position);
  F->Position += Size;
  return int64_t(Size);
}

int64_t fileIoctl(Runtime &R, Value Self, uint32_t Request, int64_t &Argument) {
  FileObj *F = asFile(Self);
  const uint32_t Kind = Request & ((1u << SeekShift) - 1);
  if (Kind != StreamClose)
    if (int64_t Error = checkOpen(R, F))
      return Error;
  switch (Kind) {
  case StreamFlush:
    return 0;
  case StreamSeek: {
    const uint32_t Origin = Request >> SeekShift;
    const int64_t Size = F->File ? int64_t(F->File->Content.size()) : 0;
    R.ReadsFiles = true;
    int64_t To = Argument;
    if (Origin == SeekCurrent)
      To += int64_t(F->Position);
    else if (Origin == SeekEnd)
      To += Size;
    if (To < 0)
      return StreamInvalid;
    // FatFs does not let a file that is only read go past its end (f_lseek).
    if (fileSystemKind(R) == FileSystemKind::Fat && !F->CanWrite)
      To = std::min(To, Size);
    F->Position = size_t(To);
    Argument = To;
    return 0;
  }
  case StreamClose:
    F->File = nullptr;
    F->Number = -1;
    return 0;
  default:
    return StreamInvalid;
  }
}

Value fileNumber(Runtime &R, Arguments A) {
  checkOpen(R, asFile(A[0]));
  return Value::smallInt(asFile(A[0])->Number);
}

void filePrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  P.write("<io.");
  P.write(typeName(R, Self));
  if (fileSystemKind(R) == FileSystemKind::Posix) {
    P.write(" ");
    P.write(std::to_string(asFile(Self)->Number));
  } else if (fileSystemKind(R) == FileSystemKind::Fat) {
    P.write(" ");
    P.write(llvm::utohexstr(R.addressOf(Self), /*LowerCase=*/true));
    R.undetermined("address of a file object", "what is printed");
  }
  P.write(">");
}

constexpr StreamProtocol BinaryFile = {fileRead, fileWrite, fileIoctl, false};
constexpr StreamProtocol TextFile = {fileRead, fileWrite, fileIoctl, true};

constexpr Entry PosixLocals[] = {function("fileno", fileNumber, 1),
                                 streams::Read,
                                 streams::ReadInto,
                                 streams::ReadLine,
                                 streams::ReadLines,
                                 streams::Write,
                                 streams::Seek,
                                 streams::Tell,
                                 streams::Flush,
                                 streams::Close,
                                 streams::Delete,
                                 streams::Enter,
                                 streams::Exit};
constexpr llvm::ArrayRef<Entry> DeviceLocals(PosixLocals + 1,
                                             std::size(PosixLocals) - 1);

constexpr TypeSpec fileType(const char *Name, const StreamProtocol *Protocol,
                            llvm::ArrayRef<Entry> Locals) {
  return {.Name = Name,
          .Flags = IterIsStream,
          .Print = filePrint,
          .IterNext = streamIterNext,
          .Stream = Protocol,
          .Locals = Locals};
}
constexpr TypeSpec PosixText =
    fileType("TextIOWrapper", &TextFile, PosixLocals);
constexpr TypeSpec PosixBinary = fileType("FileIO", &BinaryFile, PosixLocals);
constexpr TypeSpec DeviceText =
    fileType("TextIOWrapper", &TextFile, DeviceLocals);
constexpr TypeSpec DeviceBinary = fileType("FileIO", &BinaryFile, DeviceLocals);

/// A mode string, as each file system's open reads it.
struct OpenMode {
  bool IsText = true, Reads = false, Writes = false, Appends = false;
  bool Creates = false, Truncates = false, IsExclusive = false;
};

OpenMode parseMode(Runtime &R, llvm::StringRef Text) {
  const FileSystemKind Kind = fileSystemKind(R);
  OpenMode M;
  bool HasKind = false;
  for (char C : Text.take_front(Text.find('\0'))) {
    OpenMode New = M;
    switch (C) {
    case 'r':
      New = {M.IsText, true};
      break;
    case 'w':
      New = {M.IsText, false, true, false, true, true};
      break;
    case 'a':
      New = {M.IsText, false, true, true, true};
      break;
    case 'x':
      if (Kind == FileSystemKind::Posix)
        continue;
      New = {M.IsText, false, true, false, true, false, true};
      break;
    case '+':
      M.Reads = M.Writes = HasKind = true;
      continue;
    case 'b':
      M.IsText = false;
      continue;
    case 't':
      M.IsText = true;
      continue;
    default:
      continue;
    }
    // littlefs takes one of r, w, x, a, and that before a '+'.
    if (Kind == FileSystemKind::LittleFs && HasKind)
      raiseValueError(R, nullptr);
    HasKind = true;
    M = New;
  }
  if (!M.Reads && !M.Writes)
    M.Reads = true;
  return M;
}

int64_t openFile(Runtime &R, FileObj *F, Value Path, const OpenMode &M) {
  FileOverlay &Files = filesOf(R);
  llvm::StringRef Text = textOf(R, Path);
  const std::string Name = Files.resolve(Text);
  const PathKind Kind = Files.kindOf("/" + Name);
  if (Kind == PathKind::Folder)
    return EISDIR;
  if (Kind == PathKind::Missing) {
    if (!M.Creates) {
      if (fileSystemKind(R) == FileSystemKind::Posix && Text.starts_with("/"))
        R.unmodelled("a file of the host", "taken as missing");
      return ENOENT;
    }
    size_t Slash = Name.rfind('/');
    if (Slash != std::string::npos &&
        Files.kindOf("/" + Name.substr(0, Slash)) != PathKind::Folder)
      return ENOENT;
    F->File = Files.create(Name);
  } else {
    if (M.IsExclusive)
      return EEXIST;
    F->File = Files.open(Name);
    if (!F->File)
      return ENOENT;
    if (M.Truncates)
      F->File->Content.clear();
  }
  F->CanRead = M.Reads;
  F->CanWrite = M.Writes;
  F->Appends = M.Appends;
  F->Position = M.Appends ? F->File->Content.size() : 0;
  F->Number = ++R.LastFileNumber + 2;
  return 0;
}

} // namespace

/// mp_vfs_open, then the file system's own open.
Value micropython::builtinOpen(Runtime &R, Arguments A) {
  static const Parameter Parameters[] = {
      requiredObject(&Runtime::NamesOf::file),
      objectParameter(&Runtime::NamesOf::mode, Value()),
      intParameter(&Runtime::NamesOf::buffering, -1),
      objectParameter(&Runtime::NamesOf::encoding)};
  Argument Given[4];
  parseArguments(R, A, Parameters, Given);
  Value Path = Given[0].Object, Mode = Given[1].Object;
  const bool IsPosix = fileSystemKind(R) == FileSystemKind::Posix;
  const bool IsNumber = IsPosix && Path.isSmallInt();
  if (!IsNumber)
    Path = lookUpPath(R, Path);
  const OpenMode M = parseMode(R, Mode ? textOrRaise(R, Mode) : "r");
  const TypeSpec &Spec = IsPosix ? (M.IsText ? PosixText : PosixBinary)
                                 : (M.IsText ? DeviceText : DeviceBinary);
  auto *F = R.newObjectWithFinaliser<FileObj>(fileObjectBytes(R), R.type(Spec));
  if (!IsNumber)
    makePath(R, textOrRaise(R, Path));
  if (IsNumber) {
    F->Number = int(Path.smallInt());
    return F;
  }
  if (int64_t Error = openFile(R, F, Path, M))
    raiseOSError(R, int(Error));
  return F;
}
