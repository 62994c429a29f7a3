// py/persistentcode.c: saving of a compiled module.
#include "analyzer/runtimes/micropython/compiler/MpyWriter.h"
#include "analyzer/runtimes/micropython/compiler/StaticNames.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringRef.h"

namespace pymemlint::micropython {

namespace {
class Writer {
public:
  explicit Writer(const ir::Module &Module) : Module(Module) {
    llvm::ArrayRef<llvm::StringRef> Names = staticNames();
    for (uint32_t I = 1; I != Names.size(); ++I)
      Static.try_emplace(Names[I], I);
  }

  std::vector<uint8_t> write(unsigned SmallIntBits) {
    constexpr uint8_t Version = 6;
    const uint8_t Features = Module.SubVersion | Module.Architecture << 2;
    Out = {'M', Version, Features, uint8_t(SmallIntBits)};
    const size_t Names =
        Module.TableNames ? Module.TableNames : Module.Names.size();
    number(Names);
    number(Module.Objects.size());
    for (size_t I = 0; I != Names; ++I)
      name(Module.Names[I]);
    for (const ir::Constant &Object : Module.Objects)
      object(Object);
    function(*Module.Functions[0]);
    return std::move(Out);
  }

private:
  // mp_print_uint: seven bits a byte, the highest first.
  void number(uint64_t N) {
    unsigned Shift = 0;
    while (Shift < 63 && N >> (Shift + 7))
      Shift += 7;
    for (; Shift; Shift -= 7)
      Out.push_back(0x80 | (N >> Shift & 0x7f));
    Out.push_back(N & 0x7f);
  }
  void bytes(llvm::StringRef Text) {
    Out.insert(Out.end(), Text.bytes_begin(), Text.bytes_end());
  }
  // save_qstr: a name that every build has in ROM is its number.
  void name(llvm::StringRef Text) {
    if (auto It = Static.find(Text); It != Static.end())
      return number(uint64_t(It->second) << 1 | 1);
    number(uint64_t(Text.size()) << 1);
    bytes(Text);
    Out.push_back(0);
  }
  // save_obj.
  void object(const ir::Constant &Object) {
    // MP_PERSISTENT_OBJ_xxx
    enum {
      FunctionTable,
      None,
      False,
      True,
      Ellipsis,
      String,
      Bytes,
      Integer,
      Float,
      Complex,
      Tuple
    };
    switch (Object.K) {
    case ir::Constant::Kind::FunctionTable:
      return Out.push_back(FunctionTable);
    case ir::Constant::Kind::None:
      return Out.push_back(None);
    case ir::Constant::Kind::False:
      return Out.push_back(False);
    case ir::Constant::Kind::True:
      return Out.push_back(True);
    case ir::Constant::Kind::Ellipsis:
      return Out.push_back(Ellipsis);
    case ir::Constant::Kind::String:
      text(String, Object.Text);
      return Out.push_back(0);
    case ir::Constant::Kind::Bytes:
      text(Bytes, Object.Text);
      return Out.push_back(0);
    case ir::Constant::Kind::Integer:
      return text(Integer, Object.Text);
    case ir::Constant::Kind::Float:
      return text(Float, Object.Text);
    case ir::Constant::Kind::Complex:
      return text(Complex, Object.Text);
    case ir::Constant::Kind::Tuple:
      Out.push_back(Tuple);
      number(Object.Items.size());
      for (const ir::Constant &Item : Object.Items)
        object(Item);
      return;
    }
  }
  void text(uint8_t Type, llvm::StringRef Text) {
    Out.push_back(Type);
    number(Text.size());
    bytes(Text);
  }
  // save_raw_code.
  void function(const ir::Function &F) {
    const bool IsMachine = !F.Machine.Bytes.empty();
    const std::vector<uint8_t> &Code = IsMachine ? F.Machine.Bytes : F.Encoded;
    // MP_CODE_xxx, from MP_CODE_BYTECODE.
    const unsigned Kind = !IsMachine ? 0 : F.Kind == 'n' ? 1 : 2;
    number(uint64_t(Code.size()) << 3 | uint64_t(!F.Children.empty()) << 2 |
           Kind);
    Out.insert(Out.end(), Code.begin(), Code.end());
    if (IsMachine)
      number(F.Machine.Prelude); // Of viper 0, for its flags.
    if (F.Children.empty())
      return;
    number(F.Children.size());
    for (uint32_t Child : F.Children)
      function(*Module.Functions[Child]);
  }

  const ir::Module &Module;
  llvm::DenseMap<llvm::StringRef, uint32_t> Static;
  std::vector<uint8_t> Out;
};
} // namespace

std::vector<uint8_t> writeMpy(const ir::Module &Module, unsigned SmallIntBits) {
  return Writer(Module).write(SmallIntBits);
}

} // namespace pymemlint::micropython
