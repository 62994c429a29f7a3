//===- BoardBoot.cpp - What a board does before its main.py -*- C++ -*-===//
//
// A board on which the file system is in order, without an SD card.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/BoardBoot.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Boot.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/loader/FrozenModule.h"
#include "analyzer/runtimes/micropython/loader/Mount.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// An object of a port that refers to nothing on the heap and never changes.
struct ConstantObj final : Obj {
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    return true;
  }
};

class BoardBoot {
public:
  BoardBoot(Runtime &R, const Target &T) : R(R), T(T) {}

  void run() {
    llvm::StringRef Port = T.data().Port;
    if (Port == "stm32")
      stm32();
    else if (Port == "nrf")
      nrf();
    else if (Port == "samd")
      samd();
    else if (Port == "rp2")
      rp2();
    else if (Port == "mimxrt")
      mimxrt();
    else if (Port == "esp32")
      esp32();
    else if (Port == "esp8266")
      esp8266();
    else {
      appendPaths(2);
      unknown("what the port does before main.py");
    }
  }

private:
  /// ports/stm32/main.c: init_flash_fs (mp_vfs_mount_and_chdir_protected of
  /// the internal flash, FAT as factory_reset_create_filesystem makes it).
  void stm32() {
    mount(R, newFileSystem(R));
    appendPaths(2);
    networkInterfaces();
  }

  /// ports/nrf/main.c, _start: mp_vfs_mount_and_chdir_protected.
  void nrf() {
    mount(R, newFileSystem(R));
    appendPaths(2);
  }

  /// ports/samd/modules/_boot.py
  void samd() {
    FrozenScript Script(R);
    for (const char *Name : {"gc", "vfs", "samd", "sys"})
      import(Name);
    store("bdev"); // The one object of samd_flash.c.
    store("fs_type");
    store("fs", newFileSystem(R));
    mount(R, static_cast<Obj *>(global("fs").object()));
    appendPaths(2);
    remove({"fs", "fs_type", "bdev", "vfs", "samd", "sys"});
    Script.collect();
    remove({"gc"});
  }

  /// ports/rp2/modules/_boot.py, which imports the frozen rp2.py.
  void rp2() {
    appendPaths(2);
    FrozenScript Script(R);
    import("vfs");
    import("machine");
    store("rp2", importFrozen(R, "rp2"));
    store("bdev"); // rp2_flash_obj
    store("fs", newFileSystem(R));
    mount(R, static_cast<Obj *>(global("fs").object()));
    remove({"vfs", "bdev", "fs"}); // machine and rp2 stay.
  }

  /// ports/mimxrt/modules/_boot.py
  void mimxrt() {
    networkInterfaces();
    FrozenScript Script(R);
    for (const char *Name : {"os", "vfs", "sys", "mimxrt"})
      import(Name);
    newTupleOf(R, 1);
    import("Pin");
    store("bdev"); // mimxrt_flash_obj
    store("fs", newFileSystem(R));
    mount(R, static_cast<Obj *>(global("fs").object()));
    appendPaths(2);
    unknown("what _boot.py leaves when it looks for an SD card");
  }

  /// ports/esp32/modules/_boot.py and flashbdev.py
  void esp32() {
    appendPaths(2);
    FrozenScript Script(R);
    import("gc");
    import("vfs");
    partition();
    mount(R, newFileSystem(R));
    Script.collect();
  }

  /// `from flashbdev import bdev`: the module stays in sys.modules; of
  /// Partition.find's list the first item (ports/esp32/esp32_partition.c).
  void partition() {
    HoldScope Scope(R.Mem);
    R.Mem.hold(newTupleOf(R, 1)); // `from` gives the names that it wants.
    FrozenModule Module(R, "flashbdev");
    Module.importFrom({"Partition"});
    ListObj *Found = newListOf(R, 0);
    R.Mem.hold(Found);
    Value Partition =
        R.newObject<ConstantObj>(R.sizeOf("esp32_partition_obj_t"), nullptr);
    listAppend(R, Found, Partition);
    Module.store("bdev", Found);
    Module.store("bdev", Partition);
    store("bdev", Partition);
  }

  /// ports/esp8266/main.c, mp_reset, which makes UART(0) for the console; then
  /// ports/esp8266/modules/_boot.py and flashbdev.py. What reads the flash is
  /// in Python, but its frames are on the C stack.
  void esp8266() {
    appendPaths(2);
    R.RootCells.push_back(
        R.newObject<ConstantObj>(R.sizeOf("machine_uart_obj_t"), nullptr));
    FrozenScript Script(R);
    import("gc");
    const GcInfo Whole = R.Mem.heap().info();
    R.Mem.noteObserved();
    R.Mem.heap().setThreshold((Whole.Used + Whole.Free) / 4);
    import("vfs");
    {
      HoldScope Importing(R.Mem);
      R.Mem.hold(newTupleOf(R, 1)); // `from` gives the names that it wants.
      const Value Module = importFrozen(R, "flashbdev");
      store("bdev", importFrom(R, Module, R.intern("bdev")));
    }
    mount(R, newFileSystem(R));
    Script.collect();
  }

  /// A frozen module run by pyexec_frozen_module: its context and function.
  class FrozenScript {
  public:
    explicit FrozenScript(Runtime &R) : R(R), Scope(R.Mem) {
      R.Mem.hold(
          R.newObject<ModuleContextObj>(R.Sizes.ModuleContext, R.Types.Module));
      R.Mem.hold(R.newObject<Obj>(R.sizeOf("mp_obj_fun_bc_t"), nullptr));
    }
    /// gc.collect(); the script itself is still running.
    void collect() { R.Mem.collect(); }

  private:
    Runtime &R;
    HoldScope Scope;
  };

  void unknown(const char *What) { R.MissingFacts.push_back(What); }

  /// A name whose value is in ROM.
  void store(llvm::StringRef Name, Value V = Value::none()) {
    storeGlobal(R, R.intern(Name), V);
  }
  /// `import` of a module that is built in, or a name out of one.
  void import(llvm::StringRef Name) { store(Name); }
  Value global(llvm::StringRef Name) { return loadGlobal(R, R.intern(Name)); }
  void remove(std::initializer_list<llvm::StringRef> Names) {
    for (llvm::StringRef Name : Names)
      deleteGlobal(R, R.intern(Name));
  }

  /// sys.path from \p First on.
  void appendPaths(size_t First) {
    const auto &Paths = T.launch().SysPath;
    for (size_t I = First; I < Paths.size(); ++I)
      appendSysPath(R, Value::qstr(R.intern(Paths[I])));
  }

  /// extmod/modnetwork.c, mod_network_init.
  void networkInterfaces() {
    if (!R.Config.macro("MICROPY_PY_NETWORK"))
      return;
    auto *List = R.newStackObject<ListObj>(R.Types.List);
    (void)List;
    R.RootCells.push_back(R.newSlots(4)); // LIST_MIN_ALLOC
  }

  Runtime &R;
  const Target &T;
};

} // namespace

void micropython::bootBoard(Runtime &R, const Target &T) {
  HoldScope Scope(R.Mem);
  BoardBoot(R, T).run();
}
