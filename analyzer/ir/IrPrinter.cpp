// Cost IR as text: the writing half of IrText.h.
#include "analyzer/ir/IrText.h"
#include "analyzer/ir/Opcodes.h"
#include "llvm/ADT/StringExtras.h"

using namespace pymemlint::ir;
using llvm::StringRef;

static void printQuoted(StringRef Text, llvm::raw_ostream &Out) {
  Out << '"';
  for (unsigned char C : Text) {
    if (C == '"' || C == '\\')
      Out << '\\' << char(C);
    else if (C == '\n')
      Out << "\\n";
    else if (C >= 0x20 && C < 0x7f)
      Out << char(C);
    else
      Out << "\\x" << llvm::hexdigit(C >> 4, true)
          << llvm::hexdigit(C & 15, true);
  }
  Out << '"';
}

static void printConstant(const Constant &C, llvm::raw_ostream &Out) {
  static constexpr StringRef Kinds[] = {
      "none",    "false", "true",  "ellipsis", "int",           "float",
      "complex", "str",   "bytes", "tuple",    "function_table"};
  Out << Kinds[size_t(C.K)];
  switch (C.K) {
  case Constant::Kind::Integer:
  case Constant::Kind::Float:
  case Constant::Kind::Complex:
  case Constant::Kind::String:
  case Constant::Kind::Bytes:
    Out << ' ';
    printQuoted(C.Text, Out);
    break;
  case Constant::Kind::Tuple: {
    Out << " [";
    StringRef Separator = "";
    for (const Constant &Item : C.Items) {
      Out << Separator;
      printConstant(Item, Out);
      Separator = ", ";
    }
    Out << ']';
    break;
  }
  default:
    break;
  }
}

static void printAttribute(StringRef Key, uint64_t Value,
                           llvm::raw_ostream &Out) {
  if (Value)
    Out << ' ' << Key << '=' << Value;
}

template <class List>
static void printList(StringRef Key, const List &Values,
                      llvm::raw_ostream &Out) {
  if (Values.empty())
    return;
  Out << "  " << Key;
  for (auto V : Values)
    Out << ' ' << V;
  Out << '\n';
}

static void printEncoded(const Function &F, llvm::raw_ostream &Out) {
  constexpr size_t BytesPerLine = 32;
  for (size_t I = 0; I < F.Encoded.size(); I += BytesPerLine) {
    size_t N = std::min(BytesPerLine, F.Encoded.size() - I);
    llvm::ArrayRef<uint8_t> Bytes(F.Encoded.data() + I, N);
    Out << "  encoded " << llvm::toHex(Bytes, /*LowerCase=*/true) << '\n';
  }
}

/// The name or number that an argument stands for, as a comment.
static void printComment(const Module &M, const Function &F,
                         const Instruction &I, llvm::raw_ostream &Out) {
  size_t N = uint32_t(I.Argument);
  if (argumentKind(I.Op) == ArgumentKind::Name && N < M.Names.size()) {
    Out << " ; ";
    printQuoted(M.Names[N], Out);
  } else if (I.Op == Opcode::LoadConstSmallInt && I.Extra &&
             N < F.WideIntegers.size()) {
    Out << " ; " << F.WideIntegers[N];
  }
}

static void printCode(const Module &M, const Function &F,
                      llvm::raw_ostream &Out) {
  if (F.Code.empty())
    return;
  Out << "  code\n";
  uint32_t Line = F.Line, Offset = 0;
  for (size_t N = 0; N < F.Code.size(); ++N) {
    const Instruction &I = F.Code[N];
    Out << "    " << N << ' ' << opcodeName(I.Op);
    if (I.Argument || argumentKind(I.Op) != ArgumentKind::None)
      Out << ' ' << I.Argument;
    printAttribute("extra", I.Extra, Out);
    printAttribute("size", I.Size, Out);
    if (I.Line != Line)
      Out << " line=" << I.Line;
    if (I.Offset != Offset)
      Out << " offset=" << I.Offset;
    Line = I.Line;
    Offset = I.Offset + I.Size;
    printComment(M, F, I, Out);
    Out << '\n';
  }
}

static void printFunction(const Module &M, size_t Number,
                          llvm::raw_ostream &Out) {
  const Function &F = *M.Functions[Number];
  Out << "\nfunction " << Number << " name=" << F.Name;
  if (F.Kind != 'b')
    Out << " kind=" << F.Kind;
  printAttribute("line", F.Line, Out);
  printAttribute("state", F.StateSlots, Out);
  printAttribute("exceptions", F.ExceptionSlots, Out);
  printAttribute("flags", F.Flags, Out);
  printAttribute("positional", F.Positional, Out);
  printAttribute("keyword_only", F.KeywordOnly, Out);
  printAttribute("defaults", F.Defaults, Out);
  printAttribute("prelude", F.PreludeBytes, Out);
  printAttribute("rodata", F.RodataBytes, Out);
  printAttribute("bss", F.BssBytes, Out);
  printAttribute("signature", F.TypeSignature, Out);
  if (F.Name < M.Names.size()) {
    Out << " ; ";
    printQuoted(M.Names[F.Name], Out);
  }
  Out << '\n';
  printList("arguments", F.ArgumentNames, Out);
  printList("cells", F.CellSlots, Out);
  printList("children", F.Children, Out);
  printList("wide", F.WideIntegers, Out);
  printEncoded(F, Out);
  printCode(M, F, Out);
}

void pymemlint::ir::print(const Module &M, llvm::raw_ostream &Out) {
  Out << "module ";
  printQuoted(M.SourceName, Out);
  Out << '\n';
  if (M.SmallIntBits || M.SubVersion || M.Architecture) {
    Out << "mpy";
    printAttribute("small_int_bits", M.SmallIntBits, Out);
    printAttribute("sub_version", M.SubVersion, Out);
    printAttribute("architecture", M.Architecture, Out);
    Out << '\n';
  }
  for (size_t I = 0; I < M.Names.size(); ++I) {
    Out << "name " << I << ' ';
    printQuoted(M.Names[I], Out);
    if (I < M.StaticNames.size())
      Out << " static=" << M.StaticNames[I];
    Out << '\n';
  }
  for (size_t I = 0; I < M.Objects.size(); ++I) {
    Out << "object " << I << ' ';
    printConstant(M.Objects[I], Out);
    Out << '\n';
  }
  for (size_t I = 0; I < M.Functions.size(); ++I)
    printFunction(M, I, Out);
}

std::string pymemlint::ir::toText(const Module &M) {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  print(M, Out);
  return Text;
}
