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
    constexpr uint8_t Version = 6, Architecture = 0;
    Out = {'M', Version, Architecture, uint8_t(SmallIntBits)};
    number(Module.Names.size());
    number(Module.Objects.size());
    for (const std::string &Name : Module.Names)
      name(Name);
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
    number(uint64_t(F.Encoded.size()) << 3 | uint64_t(!F.Children.empty())
                                                 << 2);
    Out.insert(Out.end(), F.Encoded.begin(), F.Encoded.end());
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
