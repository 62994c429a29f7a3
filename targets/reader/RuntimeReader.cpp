// The YAML of a runtime: its C types, structs and constants.
#include "targets/reader/TargetReader.h"
#include "targets/reader/YamlWalk.h"

using namespace llvm;

namespace pymemlint {

namespace {

class Reader {
public:
  Reader(BumpPtrAllocator &Allocator, BaseRuntime Base)
      : Allocator(Allocator), Strings(Allocator), Base(Base) {}

  RuntimeDescription Runtime;

  void read(const YAML::Node &Root) {
    std::vector<TypeDescription> Types;
    std::vector<ConstantDescription> Constants;
    RuntimeDescription Extended;
    static constexpr StringRef Known[] = {"name", "extends", "types", "structs",
                                          "constants"};
    forEachKey(
        Root, "a runtime",
        [&](StringRef Key, const YAML::Node &Value, const YAML::Node &KeyNode) {
          if (Key == "name")
            Runtime.Name = text(Value, Key);
          else if (Key == "extends") {
            Expected<RuntimeDescription> Parent = Base(text(Value, Key));
            if (!Parent)
              fault(Value, toString(Parent.takeError()));
            Extended = *Parent;
          } else if (Key == "types")
            forEachKey(Value, Key,
                       [&](StringRef Name, const YAML::Node &Node,
                           const YAML::Node &) { type(Name, Node, Types); });
          else if (Key == "structs")
            forEachKey(Value, Key,
                       [&](StringRef File, const YAML::Node &Node,
                           const YAML::Node &) { structsOf(File, Node); });
          else if (Key == "constants")
            forEachKey(Value, Key,
                       [&](StringRef File, const YAML::Node &Node,
                           const YAML::Node &) {
                         forEachKey(Node, File,
                                    [&](StringRef Name,
                                        const YAML::Node &Number,
                                        const YAML::Node &) {
                                      Constants.push_back({save(Name),
                                                           text(Number, Name),
                                                           save(File)});
                                    });
                       });
          else
            unknownKey(KeyNode, Known);
        });
    if (Runtime.Name.empty())
      fault(Root, "a runtime needs a 'name'");
    Runtime.Types = keep(over(Extended.Types, Types));
    Runtime.Structs = keep(over(Extended.Structs, Structs));
    Runtime.Constants = keep(over(Extended.Constants, Constants));
  }

private:
  BumpPtrAllocator &Allocator;
  StringSaver Strings;
  BaseRuntime Base;
  std::vector<StructDescription> Structs;

  /// \p Inherited without what \p Own describes anew, then \p Own. Structs of
  /// one name in two files are two.
  template <typename T>
  static std::vector<T> over(ArrayRef<T> Inherited, std::vector<T> &Own) {
    std::vector<T> Result;
    for (const T &Item : Inherited)
      if (llvm::none_of(Own, [&](const T &New) { return isSame(Item, New); }))
        Result.push_back(Item);
    llvm::append_range(Result, Own);
    return Result;
  }
  static bool isSame(const TypeDescription &A, const TypeDescription &B) {
    return A.Name == B.Name;
  }
  template <typename T> static bool isSame(const T &A, const T &B) {
    return A.Name == B.Name && A.File == B.File;
  }

  StringRef save(StringRef Text) { return Strings.save(Text); }
  StringRef text(const YAML::Node &Node, StringRef What) {
    return textOf(Node, What, Strings);
  }
  template <typename T> ArrayRef<T> keep(const std::vector<T> &Items) {
    T *Copy = Allocator.Allocate<T>(Items.size());
    std::uninitialized_copy(Items.begin(), Items.end(), Copy);
    return {Copy, Items.size()};
  }

  /// `name: type`, `name: {enum_maximum: 9}`, or a list of
  /// `{type: ..., when: ...}`.
  void type(StringRef Name, const YAML::Node &Node,
            std::vector<TypeDescription> &Types) {
    if (Node.IsSequence()) {
      for (const YAML::Node &Item : Node)
        type(Name, Item, Types);
      return;
    }
    TypeDescription T;
    T.Name = save(Name);
    if (Node.IsScalar()) {
      T.Type = text(Node, Name);
    } else {
      static constexpr StringRef Known[] = {"type", "when", "enum_maximum"};
      forEachKey(Node, Name,
                 [&](StringRef Key, const YAML::Node &Value,
                     const YAML::Node &KeyNode) {
                   if (Key == "type")
                     T.Type = text(Value, Key);
                   else if (Key == "when")
                     T.When = text(Value, Key);
                   else if (Key == "enum_maximum")
                     T.EnumMaximum = integerOf(Value, Key);
                   else
                     unknownKey(KeyNode, Known);
                 });
    }
    Types.push_back(T);
  }

  void structsOf(StringRef File, const YAML::Node &Node) {
    StringRef Kept = save(File);
    forEachKey(
        Node, File,
        [&](StringRef Name, const YAML::Node &Value, const YAML::Node &) {
          if (Value.IsSequence()) {
            for (const YAML::Node &Variant : Value)
              structure(Name, Kept, Variant);
            return;
          }
          structure(Name, Kept, Value);
        });
  }

  /// `{field: type, ...}`; the key `(when)` is the struct's own condition and
  /// `(union)` marks a union: no C member bears such a name.
  void structure(StringRef Name, StringRef File, const YAML::Node &Node) {
    StructDescription S;
    S.Name = save(Name);
    S.File = File;
    std::vector<FieldDescription> Fields;
    forEachKey(Node, Name,
               [&](StringRef Key, const YAML::Node &Value, const YAML::Node &) {
                 if (Key == "(when)")
                   S.When = text(Value, Key);
                 else if (Key == "(union)")
                   S.IsUnion = truthOf(Value, Key);
                 else
                   Fields.push_back(field(S.Name, save(Key), Value));
               });
    S.Fields = keep(Fields);
    Structs.push_back(S);
  }

  /// `type`, `type:width`, `type` of a struct or union written out, or
  /// `{type: ..., when: ...}`.
  FieldDescription field(StringRef Owner, StringRef Name,
                         const YAML::Node &Node) {
    FieldDescription F;
    F.Name = Name;
    StringRef Type;
    if (Node.IsMap() && !Node["type"]) {
      Type = Strings.save(Owner + "." + Name);
      structure(Type, "", Node);
    } else if (Node.IsMap()) {
      static constexpr StringRef Known[] = {"type", "when"};
      forEachKey(Node, Name,
                 [&](StringRef Key, const YAML::Node &Value,
                     const YAML::Node &KeyNode) {
                   if (Key == "type")
                     Type = text(Value, Key);
                   else if (Key == "when")
                     F.When = text(Value, Key);
                   else
                     unknownKey(KeyNode, Known);
                 });
    } else {
      Type = text(Node, Name);
    }
    std::tie(F.Type, F.Bits) = Type.split(':');
    return F;
  }
};

} // namespace

Expected<RuntimeDescription> readRuntime(StringRef Yaml, StringRef Path,
                                         BumpPtrAllocator &Allocator,
                                         BaseRuntime Base) {
  Reader R(Allocator, Base);
  if (Error E =
          walkYaml(Yaml, Path, [&](const YAML::Node &Root) { R.read(Root); }))
    return std::move(E);
  return R.Runtime;
}

} // namespace pymemlint
