// yaml-cpp behind functions that know where they are in the document.
#include "targets/reader/YamlWalk.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/ADT/StringExtras.h"
#include <yaml-cpp/depthguard.h>

using namespace llvm;

namespace pymemlint {

void fault(const YAML::Node &At, const Twine &Message) {
  throw YamlFault{At.Mark(), Message.str()};
}

static Error at(StringRef Path, const YAML::Mark &Mark, const Twine &Message) {
  // A null mark (no position) counts as the beginning.
  int Line = std::max(Mark.line, 0) + 1, Column = std::max(Mark.column, 0) + 1;
  return createStringError(Path + ":" + Twine(Line) + ":" + Twine(Column) +
                           ": " + Message);
}

Error walkYaml(StringRef Text, StringRef Path,
               function_ref<void(const YAML::Node &)> Walk) {
  constexpr size_t Largest = 4u << 20;
  if (Text.size() > Largest)
    return at(Path, YAML::Mark::null_mark(), "larger than 4 MiB");
  try {
    Walk(YAML::Load(Text.str()));
  } catch (const YamlFault &F) {
    return at(Path, F.Mark, F.Message);
  } catch (const YAML::DeepRecursion &E) {
    return at(Path, E.mark, "nested too deeply");
  } catch (const YAML::Exception &E) {
    return at(Path, E.mark, E.msg);
  }
  return Error::success();
}

void forEachKey(
    const YAML::Node &Node, StringRef What,
    function_ref<void(StringRef, const YAML::Node &, const YAML::Node &)>
        Each) {
  if (!Node.IsMap())
    fault(Node, What + " must be a mapping (key: value)");
  SmallSet<StringRef, 16> Seen;
  for (const auto &Entry : Node) {
    if (!Entry.first.IsScalar())
      fault(Entry.first, "a key of " + What + " must be plain text");
    StringRef Key = Entry.first.Scalar();
    if (!Seen.insert(Key).second)
      fault(Entry.first, "'" + Key + "' stands twice in " + What);
    Each(Key, Entry.second, Entry.first);
  }
}

void forEachItem(const YAML::Node &Node, StringRef What,
                 function_ref<void(const YAML::Node &)> Each) {
  if (!Node.IsSequence())
    fault(Node, What + " must be a list");
  for (const YAML::Node &Item : Node)
    Each(Item);
}

void unknownKey(const YAML::Node &Key, ArrayRef<StringRef> Known) {
  StringRef Name = Key.Scalar();
  StringRef Nearest;
  unsigned Least = 4;
  for (StringRef Candidate : Known) {
    unsigned Distance = Name.edit_distance(Candidate, true, Least);
    if (Distance < Least) {
      Least = Distance;
      Nearest = Candidate;
    }
  }
  if (!Nearest.empty())
    fault(Key, "unknown key '" + Name.take_front(60) + "'; did you mean '" +
                   Nearest + "'?");
  fault(Key, "unknown key '" + Name.take_front(60) +
                 "'; known here: " + join(Known, ", "));
}

StringRef textOf(const YAML::Node &Node, StringRef What, StringSaver &Strings) {
  if (!Node.IsScalar())
    fault(Node, What + " must be plain text");
  return Strings.save(StringRef(Node.Scalar()));
}

int64_t integerOf(const YAML::Node &Node, StringRef What) {
  if (!Node.IsScalar())
    fault(Node, What + " must be an integer");
  StringRef Text = Node.Scalar();
  StringRef Digits = Text;
  int64_t Unit = Digits.consume_back("KiB")   ? 1024
                 : Digits.consume_back("MiB") ? 1024 * 1024
                                              : 1;
  int64_t Value;
  if (Digits.rtrim().getAsInteger(0, Value) || Value > INT64_MAX / Unit ||
      Value < INT64_MIN / Unit)
    fault(Node,
          What + " must be an integer, not '" + Text.take_front(60) + "'");
  return Value * Unit;
}

bool truthOf(const YAML::Node &Node, StringRef What) {
  if (Node.IsScalar()) {
    if (Node.Scalar() == "true")
      return true;
    if (Node.Scalar() == "false")
      return false;
  }
  fault(Node, What + " must be true or false");
}

} // namespace pymemlint
