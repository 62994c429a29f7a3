// Precompiled MicroPython modules: py/persistentcode.c, mp_raw_code_load.
#include "frontends/mpy/MpyFile.h"
#include "analyzer/ir/IrText.h"
#include "analyzer/ir/Verifier.h"
#include "frontends/mpy/BytecodeDecoder.h"
#include "frontends/mpy/StaticNames.h"
#include "llvm/Support/FormatVariadic.h"

using namespace pymemlint;
using namespace pymemlint::mpy;
using llvm::Error;
using llvm::StringRef;

namespace {

constexpr uint8_t SupportedVersion = 6; // MPY_VERSION
/// MP_SCOPE_FLAG_VIPER*: what follows the code of a viper function.
constexpr uint32_t HasRelocations = 0x10, HasRodata = 0x20, HasBss = 0x40;
/// Functions in functions; a compiler's own limit is far below.
constexpr unsigned MaxFunctionDepth = 200;

/// Reads one file. Functions that return bool have left an error when they
/// return false.
class Reader {
public:
  explicit Reader(StringRef Bytes)
      : Bytes(Bytes), M(std::make_unique<ir::Module>()) {}

  llvm::Expected<std::unique_ptr<ir::Module>> read(StringRef FileName) {
    if (header() && tables() && function(0) && verify())
      return std::move(M);
    return llvm::createStringError(
        llvm::formatv("{0}: {1}", FileName, Message).str());
  }

private:
  bool failAt(size_t Offset, const llvm::Twine &What) {
    Message = llvm::formatv("byte {0}: {1}", Offset, What.str()).str();
    return false;
  }
  bool fail(const llvm::Twine &What) { return failAt(At, What); }
  bool fail(Error E) {
    Message = llvm::toString(std::move(E));
    return false;
  }
  bool byte(uint8_t &Value) {
    if (At >= Bytes.size())
      return fail("the file ends early");
    Value = uint8_t(Bytes[At++]);
    return true;
  }
  bool text(size_t Length, std::string &Value) {
    if (Length > Bytes.size() - At)
      return fail("the file ends early");
    Value = Bytes.substr(At, Length).str();
    At += Length;
    return true;
  }
  bool number(uint32_t &Value);
  bool count(uint32_t &Value);
  bool header();
  bool tables();
  bool name();
  bool object(ir::Constant &C, unsigned Depth);
  bool function(unsigned Depth);
  bool nativeData(ir::Function &F, size_t Begin);
  bool relocations();
  bool verify();

  StringRef Bytes;
  size_t At = 0;
  std::string Message;
  std::unique_ptr<ir::Module> M;
  std::vector<size_t> FunctionOffsets;
};

/// read_uint.
bool Reader::number(uint32_t &Value) {
  uint64_t N = 0;
  size_t Begin = At;
  uint8_t B;
  do {
    if (!byte(B))
      return false;
    N = N << 7 | (B & 0x7f);
    if (N > UINT32_MAX)
      return failAt(Begin, "the number is too large");
  } while (B & 0x80);
  Value = uint32_t(N);
  return true;
}

/// A number of things that each take a byte of the file at least.
bool Reader::count(uint32_t &Value) {
  size_t Begin = At;
  if (!number(Value))
    return false;
  return Value <= Bytes.size() - At ||
         failAt(Begin, "there are more entries than bytes");
}

bool Reader::header() {
  uint8_t Magic, Version, Features;
  if (!byte(Magic))
    return false;
  if (Magic != 'M')
    return failAt(0, "this is no .mpy file");
  if (!byte(Version))
    return false;
  if (Version != SupportedVersion)
    return failAt(1, "version " + llvm::Twine(unsigned(Version)) +
                         " of .mpy is not supported, only 6 is");
  if (!byte(Features) || !byte(M->SmallIntBits))
    return false;
  M->SubVersion = Features & 3;
  M->Architecture = Features >> 2 & 0x2f;
  uint32_t ArchitectureFlags = 0;
  return !(Features & 0x40) || number(ArchitectureFlags);
}

bool Reader::tables() {
  uint32_t Names, Objects;
  if (!count(Names) || !count(Objects))
    return false;
  M->Names.reserve(Names);
  M->StaticNames.reserve(Names);
  for (uint32_t I = 0; I < Names; ++I)
    if (!name())
      return false;
  if (Names)
    M->SourceName = M->Names[0];
  M->Objects.resize(Objects);
  for (ir::Constant &C : M->Objects)
    if (!object(C, 0))
      return false;
  return true;
}

/// load_qstr.
bool Reader::name() {
  size_t Begin = At;
  uint32_t Length;
  if (!number(Length))
    return false;
  M->Names.emplace_back();
  M->StaticNames.push_back(0);
  if (Length & 1) {
    uint32_t Number = Length >> 1;
    if (Number == 0 || Number > lastStaticName())
      return failAt(Begin, "there is no static name " + llvm::Twine(Number));
    M->Names.back() = staticNames()[Number].str();
    M->StaticNames.back() = uint16_t(Number);
    return true;
  }
  uint8_t Terminator;
  return text(Length >> 1, M->Names.back()) && byte(Terminator);
}

/// load_obj.
bool Reader::object(ir::Constant &C, unsigned Depth) {
  using Kind = ir::Constant::Kind;
  // MP_PERSISTENT_OBJ_*, from 0.
  static constexpr Kind Kinds[] = {
      Kind::FunctionTable, Kind::None,    Kind::False, Kind::True,
      Kind::Ellipsis,      Kind::String,  Kind::Bytes, Kind::Integer,
      Kind::Float,         Kind::Complex, Kind::Tuple};
  if (Depth > ir::MaxConstantDepth)
    return fail("tuples are nested too deeply");
  size_t Begin = At;
  uint8_t Number;
  if (!byte(Number))
    return false;
  if (Number >= std::size(Kinds))
    return failAt(Begin,
                  "unknown kind of object " + llvm::Twine(unsigned(Number)));
  C.K = Kinds[Number];
  uint32_t Length;
  switch (C.K) {
  case Kind::FunctionTable:
  case Kind::None:
  case Kind::False:
  case Kind::True:
  case Kind::Ellipsis:
    return true;
  case Kind::Tuple:
    if (!count(Length))
      return false;
    C.Items.resize(Length);
    for (ir::Constant &Item : C.Items)
      if (!object(Item, Depth + 1))
        return false;
    return true;
  case Kind::String:
  case Kind::Bytes: {
    uint8_t Terminator;
    return number(Length) && text(Length, C.Text) && byte(Terminator);
  }
  default:
    return number(Length) && text(Length, C.Text);
  }
}

/// load_raw_code.
bool Reader::function(unsigned Depth) {
  if (Depth > MaxFunctionDepth)
    return fail("functions are nested too deeply");
  FunctionOffsets.push_back(At);
  M->Functions.push_back(std::make_unique<ir::Function>());
  ir::Function &F = *M->Functions.back();
  uint32_t KindAndLength;
  if (!number(KindAndLength))
    return false;
  F.Kind = "bnva"[KindAndLength & 3];
  size_t Begin = At, Length = KindAndLength >> 3;
  if (Length > Bytes.size() - At)
    return fail("the function is longer than the file");
  F.Encoded.assign(Bytes.bytes_begin() + At, Bytes.bytes_begin() + At + Length);
  At += Length;
  if (F.Kind == 'b') {
    if (Error E = decodeBytecode(F, Begin))
      return fail(std::move(E));
  } else if (!nativeData(F, Begin)) {
    return false;
  }
  if (KindAndLength & 4) {
    uint32_t Children;
    if (!count(Children))
      return false;
    for (uint32_t I = 0; I < Children; ++I) {
      F.Children.push_back(uint32_t(M->Functions.size()));
      if (!function(Depth + 1))
        return false;
    }
  }
  return F.Kind == 'b' || F.Kind == 'n' || !(F.Flags & HasRelocations) ||
         relocations();
}

/// What a native function has before its children.
bool Reader::nativeData(ir::Function &F, size_t Begin) {
  if (F.Kind == 'n') {
    size_t NumberAt = At;
    if (!number(F.PreludeBytes))
      return false;
    if (F.PreludeBytes > F.Encoded.size())
      return failAt(NumberAt, "the prelude is outside the function");
    uint32_t Prelude = F.PreludeBytes;
    if (Error E = decodePrelude(F, Prelude, Begin))
      return fail(std::move(E));
    return true;
  }
  size_t NumberAt = At;
  uint32_t Flags;
  if (!number(Flags))
    return false;
  if (Flags > UINT8_MAX)
    return failAt(NumberAt, "unknown flags of a native function");
  F.Flags = uint8_t(Flags);
  if (F.Kind == 'a')
    return number(F.Positional) && number(F.TypeSignature);
  if ((Flags & HasRodata) && !number(F.RodataBytes))
    return false;
  if ((Flags & HasBss) && !number(F.BssBytes))
    return false;
  if (F.RodataBytes > Bytes.size() - At)
    return fail("the file ends early");
  At += F.RodataBytes;
  return true;
}

/// mp_native_relocate: read over.
bool Reader::relocations() {
  uint8_t Operation;
  uint32_t Ignored;
  for (;;) {
    if (!byte(Operation))
      return false;
    if (Operation == 0xff)
      return true;
    if ((Operation & 1) && !number(Ignored))
      return false;
    Operation >>= 1;
    if (Operation <= 5 && (Operation & 1) && !number(Ignored))
      return false;
  }
}

bool Reader::verify() {
  for (size_t I = 0; I < M->Functions.size(); ++I)
    if (Error E = ir::verify(*M, I))
      return failAt(FunctionOffsets[I], llvm::toString(std::move(E)));
  return true;
}

} // namespace

bool mpy::isMpy(StringRef Bytes) {
  return Bytes.size() >= 4 && Bytes[0] == 'M' && uint8_t(Bytes[1]) < 0x20;
}

llvm::Expected<std::unique_ptr<ir::Module>> mpy::readMpy(StringRef Bytes,
                                                         StringRef FileName) {
  return Reader(Bytes).read(FileName);
}
