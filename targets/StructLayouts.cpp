// Turns C field types into llvm::StructTypes and lets DataLayout place them.
#include "targets/StructLayouts.h"
#include "targets/Expression.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;

namespace pymemlint {

namespace {

struct Member {
  StringRef Name;
  unsigned Element = 0; ///< Of the StructType; a union's is always offset 0.
  bool IsBitField = false;
  Type *ElementType = nullptr; ///< Of an array member, else null.
};

struct Layout {
  StructType *Type = nullptr;
  bool IsUnion = false;
  SmallVector<Member, 8> Members;
};

Error unknown(const Twine &What) { return createStringError(What); }

} // namespace

class StructLayouts::Builder {
public:
  Builder(const RuntimeDescription &Runtime, StringRef DataLayoutText,
          bool HasShortEnums, StringRef Port, MacroLookup Macros)
      : Runtime(Runtime), Target(DataLayoutText), HasShortEnums(HasShortEnums),
        PortMacro("PORT_" + Port.upper()),
        PortFolder(("ports/" + Port + "/").str()), Macros(std::move(Macros)) {
    for (const StructDescription &S : Runtime.Structs)
      if (isOfPort(S.File))
        Structs[S.Name].push_back(&S);
    for (const TypeDescription &T : Runtime.Types)
      Types[T.Name].push_back(&T);
  }

  const RuntimeDescription &Runtime;
  const DataLayout Target;

  Expected<int64_t> evaluate(StringRef Text) {
    auto Macro = [&](StringRef Name) { return macro(Name); };
    auto SizeOf = [&](StringRef Name) -> Expected<uint64_t> {
      Expected<Type *> T = typeFor(Name);
      if (!T)
        return T.takeError();
      return uint64_t(Target.getTypeAllocSize(*T));
    };
    return evaluateExpression(Text, {Macro, SizeOf});
  }

  /// A condition's truth; an empty one holds.
  Expected<bool> holds(StringRef When) {
    if (When.empty())
      return true;
    Expected<int64_t> Value = evaluate(When);
    if (!Value)
      return Value.takeError();
    return *Value != 0;
  }

  Expected<Type *> typeFor(StringRef Text) {
    Text = Text.trim();
    Text.consume_front("const ");
    Text.consume_front("struct ");
    if (Text.ends_with("]"))
      return arrayFor(Text);
    if (Text.ends_with("*"))
      return PointerType::get(Context, 0);
    if (Type *T = fundamental(Text))
      return T;
    auto Known = Resolved.find(Text);
    if (Known != Resolved.end())
      return Known->second;
    if (Depth == MaximumDepth)
      return unknown("'" + Text + "' is declared by way of itself");
    ++Depth;
    Expected<Type *> T = namedType(Text);
    --Depth;
    if (T)
      Resolved[Text] = *T;
    return T;
  }

  Expected<const Layout *> layoutFor(StringRef Name) {
    // A name may stand for a struct by way of a typedef.
    for (unsigned Step = 0; Step != MaximumDepth; ++Step) {
      auto Known = Laid.find(Name);
      if (Known != Laid.end())
        return &Known->second;
      if (Structs.count(Name)) {
        Expected<Type *> T = typeFor(Name);
        if (!T)
          return T.takeError();
        return &Laid.find(Name)->second;
      }
      Expected<const TypeDescription *> Alias = aliasFor(Name);
      if (!Alias)
        return Alias.takeError();
      Name = (*Alias)->Type;
    }
    return unknown("'" + Name + "' is declared by way of itself");
  }

  /// False for a file of another port.
  bool isOfPort(StringRef File) const {
    return !File.starts_with("ports/") || File.starts_with(PortFolder);
  }

  const StructDescription *describe(StringRef Name) const {
    auto Found = Structs.find(Name);
    return Found == Structs.end() ? nullptr : Found->second.front();
  }

private:
  static constexpr unsigned MaximumDepth = 32;

  LLVMContext Context;
  bool HasShortEnums;
  std::string PortMacro, PortFolder;
  MacroLookup Macros;
  StringMap<SmallVector<const StructDescription *, 1>> Structs;
  StringMap<SmallVector<const TypeDescription *, 1>> Types;
  StringMap<Type *> Resolved;
  StringMap<Layout> Laid;
  unsigned Depth = 0;

  std::optional<int64_t> macro(StringRef Name) {
    if (Depth == MaximumDepth)
      return std::nullopt;
    if (Name.starts_with("PORT_"))
      return Name == PortMacro;
    for (const ConstantDescription &C : Runtime.Constants)
      if (C.Name == Name && isOfPort(C.File)) {
        ++Depth;
        Expected<int64_t> Value = evaluate(C.Value);
        --Depth;
        if (Value)
          return *Value;
        consumeError(Value.takeError());
        return std::nullopt;
      }
    return Macros(Name);
  }

  IntegerType *integer(unsigned Bits) {
    return IntegerType::get(Context, Bits);
  }

  Type *fundamental(StringRef Name) {
    unsigned Pointer = Target.getPointerSizeInBits();
    unsigned Bits =
        StringSwitch<unsigned>(Name)
            .Cases("char", "signed char", "unsigned char", "bool", "int8_t",
                   "uint8_t", 8)
            .Cases("short", "unsigned short", "int16_t", "uint16_t", 16)
            .Cases("int", "unsigned", "unsigned int", Pointer == 16 ? 16 : 32)
            .Cases("int32_t", "uint32_t", 32)
            .Cases("long", "unsigned long", Pointer == 16 ? 32 : Pointer)
            .Cases("long long", "unsigned long long", "int64_t", "uint64_t", 64)
            .Cases("size_t", "ssize_t", "ptrdiff_t", "intptr_t", "uintptr_t",
                   Pointer)
            .Default(0);
    if (Bits)
      return integer(Bits);
    if (Name == "float" || (Name == "double" && Pointer == 16))
      return Type::getFloatTy(Context);
    if (Name == "double")
      return Type::getDoubleTy(Context);
    return nullptr;
  }

  Expected<Type *> arrayFor(StringRef Text) {
    // In C's order the first bracket is the outermost dimension.
    size_t Open = Text.find('[');
    if (Open == StringRef::npos)
      return unknown("'" + Text + "' has no '['");
    Expected<Type *> Element = typeFor(Text.take_front(Open));
    if (!Element)
      return Element;
    SmallVector<uint64_t, 2> Lengths;
    uint64_t Total = 1;
    for (StringRef Rest = Text.substr(Open); !Rest.empty();) {
      size_t Close = Rest.find(']');
      if (!Rest.starts_with("[") || Close == StringRef::npos)
        return unknown("'" + Text + "' is no array type");
      StringRef Length = Rest.slice(1, Close).trim();
      Rest = Rest.substr(Close + 1).ltrim();
      int64_t Count = 0;
      if (!Length.empty()) {
        Expected<int64_t> Value = evaluate(Length);
        if (!Value)
          return Value.takeError();
        Count = *Value;
      }
      // No struct of an interpreter for small devices is near this.
      if (Count < 0 || (Total *= std::max<int64_t>(Count, 1)) > 1u << 24)
        return unknown("'" + Text + "' has " + Twine(Count) + " elements");
      Lengths.push_back(Count);
    }
    Type *T = *Element;
    for (uint64_t Length : llvm::reverse(Lengths))
      T = ArrayType::get(T, Length);
    if (Target.getTypeAllocSize(T) > 1u << 26)
      return unknown("'" + Text + "' is too large");
    return T;
  }

  Expected<const TypeDescription *> aliasFor(StringRef Name) {
    auto Found = Types.find(Name);
    if (Found == Types.end())
      return unknown("the runtime describes no type '" + Name + "'");
    for (const TypeDescription *T : Found->second) {
      Expected<bool> Counts = holds(T->When);
      if (!Counts)
        return Counts.takeError();
      if (*Counts)
        return T;
    }
    return unknown("this configuration has no type '" + Name + "'");
  }

  Expected<Type *> namedType(StringRef Name) {
    auto Found = Structs.find(Name);
    if (Found != Structs.end()) {
      for (const StructDescription *S : Found->second) {
        Expected<bool> Counts = holds(S->When);
        if (!Counts)
          return Counts.takeError();
        if (*Counts)
          return layOut(*S);
      }
      return unknown("this configuration has no struct '" + Name + "'");
    }
    Expected<const TypeDescription *> Alias = aliasFor(Name);
    if (!Alias)
      return Alias.takeError();
    if (!(*Alias)->Type.empty())
      return typeFor((*Alias)->Type);
    int64_t Maximum = (*Alias)->EnumMaximum;
    return integer(!HasShortEnums      ? 32
                   : Maximum <= 0xff   ? 8
                   : Maximum <= 0xffff ? 16
                                       : 32);
  }

  /// The elements of the StructType: [0 x T] of a bit-field's type T first, so
  /// that it aligns the struct; then the members, a run of bit-fields as bytes.
  Expected<Type *> layOut(const StructDescription &S) {
    Layout Result;
    Result.IsUnion = S.IsUnion;
    SmallVector<Type *, 16> Elements;
    struct Part {
      FieldDescription Field;
      Type *T;
      unsigned Bits;
    };
    SmallVector<Part, 16> Parts;
    for (const FieldDescription &F : S.Fields) {
      Expected<bool> Counts = holds(F.When);
      if (!Counts)
        return Counts.takeError();
      if (!*Counts)
        continue;
      Expected<Type *> T = typeFor(F.Type);
      if (!T)
        return T.takeError();
      unsigned Bits = 0;
      if (!F.Bits.empty()) {
        Expected<int64_t> Width = evaluate(F.Bits);
        if (!Width)
          return Width.takeError();
        if (!(*T)->isIntegerTy() || *Width < 1 ||
            *Width > (*T)->getIntegerBitWidth())
          return unknown(S.Name + "." + F.Name + ": a bit-field of " +
                         Twine(*Width) + " bits in '" + F.Type + "'");
        Bits = *Width;
      }
      if (Bits || S.IsUnion)
        Elements.push_back(ArrayType::get(*T, 0));
      Parts.push_back({F, *T, Bits});
    }

    uint64_t Largest = 0;
    uint64_t Bit = 0; // Next free bit of the struct.
    for (const Part &P : Parts) {
      Member M;
      M.Name = P.Field.Name;
      M.IsBitField = P.Bits != 0;
      if (P.T->isArrayTy() && P.Field.Type.ends_with("]"))
        M.ElementType = P.T->getArrayElementType();
      if (S.IsUnion) {
        uint64_t Bytes = Target.getTypeAllocSize(P.T);
        Largest = std::max(Largest, P.Bits ? (P.Bits + 7) / 8 : Bytes);
      } else if (P.Bits) {
        uint64_t Width = P.T->getIntegerBitWidth();
        uint64_t Boundary = 8 * Target.getABITypeAlign(P.T).value();
        if (Bit % Boundary + P.Bits > Width)
          Bit = alignTo(Bit, Boundary);
        uint64_t End = Bit + P.Bits;
        addBytes(Elements, divideCeil(End, 8) - bytesSoFar(Elements));
        Bit = End;
      } else {
        M.Element = Elements.size();
        Elements.push_back(P.T);
        uint64_t Offset =
            alignTo(divideCeil(Bit, 8), Target.getABITypeAlign(P.T));
        Bit = 8 * (Offset + Target.getTypeAllocSize(P.T));
      }
      Result.Members.push_back(M);
    }
    if (S.IsUnion)
      addBytes(Elements, Largest);
    Result.Type = StructType::create(Context, Elements, S.Name);
    Type *T = Result.Type;
    Laid[S.Name] = std::move(Result);
    return T;
  }

  void addBytes(SmallVectorImpl<Type *> &Elements, uint64_t Count) {
    if (Count)
      Elements.push_back(ArrayType::get(integer(8), Count));
  }

  /// Where the next byte would go behind these elements.
  uint64_t bytesSoFar(ArrayRef<Type *> Elements) {
    uint64_t Offset = 0;
    for (Type *T : Elements)
      Offset = alignTo(Offset, Target.getABITypeAlign(T)) +
               Target.getTypeAllocSize(T);
    return Offset;
  }
};

StructLayouts::StructLayouts(const RuntimeDescription &Runtime,
                             StringRef DataLayoutText, bool HasShortEnums,
                             StringRef Port, MacroLookup Macros)
    : Layouts(std::make_unique<Builder>(Runtime, DataLayoutText, HasShortEnums,
                                        Port, std::move(Macros))) {}

StructLayouts::~StructLayouts() = default;

Expected<uint64_t> StructLayouts::sizeOf(StringRef Type) const {
  std::lock_guard Guard(Lock);
  Expected<llvm::Type *> T = Layouts->typeFor(Type);
  if (!T)
    return T.takeError();
  return uint64_t(Layouts->Target.getTypeAllocSize(*T));
}

Expected<uint64_t> StructLayouts::alignOf(StringRef Type) const {
  std::lock_guard Guard(Lock);
  Expected<llvm::Type *> T = Layouts->typeFor(Type);
  if (!T)
    return T.takeError();
  return Layouts->Target.getABITypeAlign(*T).value();
}

Expected<uint64_t> StructLayouts::offsetOf(StringRef Struct,
                                           StringRef Field) const {
  std::lock_guard Guard(Lock);
  Expected<const Layout *> L = Layouts->layoutFor(Struct);
  if (!L)
    return L.takeError();
  for (const Member &M : (*L)->Members) {
    if (M.Name != Field)
      continue;
    if (M.IsBitField)
      return unknown(Struct + "." + Field + " is a bit-field");
    if ((*L)->IsUnion)
      return 0;
    return uint64_t(Layouts->Target.getStructLayout((*L)->Type)
                        ->getElementOffset(M.Element));
  }
  return unknown("'" + Struct + "' has no member '" + Field + "' here");
}

Expected<uint64_t> StructLayouts::sizeWithFlexibleArray(StringRef Struct,
                                                        uint64_t Count) const {
  std::lock_guard Guard(Lock);
  Expected<const Layout *> L = Layouts->layoutFor(Struct);
  if (!L)
    return L.takeError();
  if ((*L)->IsUnion || (*L)->Members.empty() ||
      !(*L)->Members.back().ElementType)
    return unknown("'" + Struct + "' does not end in an array");
  const Member &Last = (*L)->Members.back();
  uint64_t Offset = Layouts->Target.getStructLayout((*L)->Type)
                        ->getElementOffset(Last.Element);
  return Offset + Count * Layouts->Target.getTypeAllocSize(Last.ElementType);
}

Expected<int64_t> StructLayouts::constant(StringRef Name) const {
  std::lock_guard Guard(Lock);
  for (const ConstantDescription &C : Layouts->Runtime.Constants)
    if (C.Name == Name && Layouts->isOfPort(C.File))
      return Layouts->evaluate(C.Value);
  return unknown("the runtime has no constant '" + Name + "'");
}

bool StructLayouts::hasConstant(StringRef Name) const {
  return llvm::any_of(Layouts->Runtime.Constants,
                      [this, Name](const ConstantDescription &C) {
                        return C.Name == Name && Layouts->isOfPort(C.File);
                      });
}

Expected<int64_t> StructLayouts::evaluate(StringRef Expression) const {
  std::lock_guard Guard(Lock);
  return Layouts->evaluate(Expression);
}

const StructDescription *StructLayouts::describe(StringRef Struct) const {
  return Layouts->describe(Struct);
}

ArrayRef<StructDescription> StructLayouts::structs() const {
  return Layouts->Runtime.Structs;
}

} // namespace pymemlint
