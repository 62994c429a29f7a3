//===- Configuration.cpp - pymemlint.yaml -*- C++ -*-===//
#include "analyzer/driver/Configuration.h"
#include "analyzer/runtimes/micropython/native/NativeTable.h"
#include "targets/reader/YamlWalk.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

constexpr llvm::StringLiteral FileNames[] = {"pymemlint.yaml",
                                             ".pymemlint.yaml"};

/// Absolute and without "." and "..".
std::string normal(llvm::StringRef Path) {
  llvm::SmallString<128> Full(Path);
  (void)llvm::sys::fs::make_absolute(Full);
  llvm::sys::path::remove_dots(Full, /*remove_dot_dot=*/true);
  return Full.str().str();
}

class Reader {
public:
  Reader(const Options &Given, llvm::StringRef Program, llvm::StringRef Path)
      : Given(Given), Result(Given), Program(normal(Program)), Path(Path),
        Folder(llvm::sys::path::parent_path(normal(Path)).str()),
        Assumed(std::make_shared<ProgramAssumptions>()) {}

  void read(const YAML::Node &Root) {
    if (Root.IsNull()) // Nothing but comments.
      return;
    static constexpr llvm::StringRef Known[] = {"target",   "runtime", "deploy",
                                                "optimise", "budget",  "entry",
                                                "assume",   "files"};
    forEachKey(Root, "a configuration",
               [&](llvm::StringRef Key, const YAML::Node &Value,
                   const YAML::Node &KeyNode) {
                 if (Key == "assume")
                   inputs(Value);
                 else if (Key == "files")
                   Files = Value;
                 else if (!option(Key, Value))
                   unknownKey(KeyNode, Known);
               });
    // What is said of one file wins over what is said of all.
    if (Files.IsDefined())
      files();
  }

  Options take() {
    Result.Assumed = std::move(Assumed);
    return std::move(Result);
  }

private:
  static std::string text(const YAML::Node &Node, llvm::StringRef What) {
    if (!Node.IsScalar())
      fault(Node, What + " must be plain text");
    return Node.Scalar();
  }

  /// As `--key value`, where the command line does not say it.
  bool option(llvm::StringRef Key, const YAML::Node &Value) {
    const bool IsSaid = llvm::StringSwitch<bool>(Key)
                            .Case("target", !Given.Target.empty())
                            .Case("runtime", !Given.Runtime.empty())
                            .Case("deploy", Given.HasDeploy)
                            .Case("optimise", Given.HasOptimisation)
                            .Case("budget", Given.BudgetBytes.has_value())
                            .Case("entry", !Given.Entry.empty())
                            .Default(false);
    if (!llvm::is_contained(
            {"target", "runtime", "deploy", "optimise", "budget", "entry"},
            Key))
      return false;
    std::string Text = text(Value, Key);
    const std::string Word = ("--" + Key).str();
    auto Read = parseOptions({Word, Text});
    if (!Read)
      fault(Value, llvm::StringRef(llvm::toString(Read.takeError())));
    if (IsSaid)
      return true;
    if (Key == "target") {
      // A file of one's own stands beside the configuration.
      llvm::SmallString<128> Beside(Folder);
      llvm::sys::path::append(Beside, Text);
      Result.Target = llvm::StringRef(Text).ends_with(".yaml") &&
                              llvm::sys::path::is_relative(Text)
                          ? Beside.str().str()
                          : Text;
    } else if (Key == "runtime")
      Result.Runtime = Text;
    else if (Key == "deploy")
      Result.Deploy = Read->Deploy;
    else if (Key == "optimise")
      Result.Optimisation = Read->Optimisation;
    else if (Key == "budget")
      Result.BudgetBytes = Read->BudgetBytes;
    else
      Result.Entry = Read->Entry;
    return true;
  }

  /// Where the text of \p Node begins.
  AssumptionPlace placeOf(const YAML::Node &Node) const {
    const YAML::Mark Mark = Node.Mark();
    const bool IsQuoted = Node.Tag() == "!";
    AssumptionPlace P;
    P.Line = uint32_t(std::max(Mark.line, 0)) + 1;
    P.Column = uint32_t(std::max(Mark.column, 0)) + 1 + IsQuoted;
    P.EndColumn = P.Column + uint32_t(Node.Scalar().size());
    P.Path = Path.str();
    return P;
  }

  Assumption parse(const YAML::Node &Node) const {
    std::optional<AssumptionFault> Fault;
    Assumption A = parseAssumption(text(Node, "an assumption"), Fault);
    if (Fault) {
      YAML::Mark Mark = Node.Mark();
      Mark.column += int(Fault->Offset) + (Node.Tag() == "!");
      throw YamlFault{Mark, Fault->Message};
    }
    return A;
  }

  /// assume: what native functions return.
  void inputs(const YAML::Node &Node) {
    forEachKey(Node, "assume",
               [&](llvm::StringRef Name, const YAML::Node &Value,
                   const YAML::Node &KeyNode) {
                 if (!isNarrowableInput(Name))
                   fault(KeyNode,
                         "'" + Name +
                             "' is no function that returns an input, such as "
                             "machine.ADC.read_u16; functions of a program "
                             "stand below files");
                 AssumedInput Input{parse(Value), placeOf(Value)};
                 for (const AssumptionTerm &T : Input.Stated.Terms)
                   for (const AssumptionOperand *O : {&T.Left, &T.Right})
                     if (O->isNamed() &&
                         (O->Path.size() != 1 || O->Path[0] != "value"))
                       fault(Value, "what " + Name +
                                        "() returns is called 'value' here, "
                                        "not '" +
                                        O->text() + "'");
                 Assumed->Inputs[Name] = std::move(Input);
               });
  }

  /// assume of one file: what holds when its functions begin.
  void functions(const YAML::Node &Node) {
    forEachKey(
        Node, "assume",
        [&](llvm::StringRef Name, const YAML::Node &Value, const YAML::Node &) {
          parse(Value);
          Directive D;
          D.Keyword = "assume";
          D.Argument = Value.Scalar();
          D.Function = Name.str();
          const AssumptionPlace P = placeOf(Value);
          D.Path = P.Path;
          D.Position = D.ArgumentPosition = {P.Line, P.Column};
          Assumed->AtFunctions.push_back(std::move(D));
        });
  }

  void files() {
    static constexpr llvm::StringRef Known[] = {
        "target", "runtime", "deploy", "optimise", "budget", "entry", "assume"};
    forEachKey(Files, "files",
               [&](llvm::StringRef Name, const YAML::Node &Value,
                   const YAML::Node &KeyNode) {
                 llvm::SmallString<128> Full(Folder);
                 llvm::sys::path::append(Full, Name);
                 if (!llvm::sys::fs::exists(Full))
                   fault(KeyNode, "there is no file " + Name.take_front(200) +
                                      " beside this one");
                 const bool IsThis = normal(Full) == Program;
                 forEachKey(Value, Name,
                            [&](llvm::StringRef Key, const YAML::Node &Of,
                                const YAML::Node &Inner) {
                              if (!llvm::is_contained(Known, Key))
                                unknownKey(Inner, Known);
                              if (!IsThis)
                                return;
                              if (Key == "assume")
                                functions(Of);
                              else
                                option(Key, Of);
                            });
               });
  }

  const Options &Given;
  Options Result;
  const std::string Program;
  llvm::StringRef Path;
  const std::string Folder;
  std::shared_ptr<ProgramAssumptions> Assumed;
  YAML::Node Files{YAML::NodeType::Undefined};
};

} // namespace

std::string pymemlint::findConfiguration(llvm::StringRef Path) {
  llvm::SmallString<128> Folder(Path);
  (void)llvm::sys::fs::make_absolute(Folder);
  llvm::sys::path::remove_dots(Folder, /*remove_dot_dot=*/true);
  for (llvm::StringRef At = llvm::sys::path::parent_path(Folder); !At.empty();
       At = llvm::sys::path::parent_path(At))
    for (llvm::StringRef Name : FileNames) {
      llvm::SmallString<128> File(At);
      llvm::sys::path::append(File, Name);
      if (llvm::sys::fs::is_regular_file(File))
        return File.str().str();
    }
  return "";
}

llvm::Expected<Options> pymemlint::configured(const Options &O,
                                              llvm::StringRef Path,
                                              llvm::StringRef ConfigurationPath,
                                              llvm::StringRef Text) {
  Reader R(O, Path, ConfigurationPath);
  if (llvm::Error E = walkYaml(Text, ConfigurationPath,
                               [&](const YAML::Node &Root) { R.read(Root); }))
    return std::move(E);
  return R.take();
}

llvm::Expected<Options> pymemlint::configured(const Options &O,
                                              llvm::StringRef Path) {
  if (!O.UsesConfiguration)
    return O;
  const std::string File =
      O.Configuration.empty() ? findConfiguration(Path) : O.Configuration;
  if (File.empty())
    return O;
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  if (!Buffer)
    return llvm::createStringError(Buffer.getError(), "%s: %s", File.c_str(),
                                   Buffer.getError().message().c_str());
  return configured(O, Path, File, (*Buffer)->getBuffer());
}
