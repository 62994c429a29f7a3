//===- FrozenFolders.h - Modules of a firmware from the user's tree -*- C++
//-*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_FROZENFOLDERS_H
#define PYMEMLINT_ANALYZER_DRIVER_FROZENFOLDERS_H

#include "analyzer/runtimes/micropython/Device.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

namespace pymemlint {

/// Puts what the folders of the target (`frozen` of its YAML) and \p Folders
/// (--frozen) hold into the flash of \p Device: each .mpy under the name that
/// it was compiled with, as tools/mpy-tool.py does, and each .py under its path
/// in the folder, as freeze() of a manifest does. A folder with an __init__
/// of its own is a package of that name. Of two modules with one path the first
/// counts; \p Folders come before the target's. Fails for a folder that is not
/// there or has no module, and for a module that cannot be read or compiled,
/// with its path. A module that is in the image already, or that the target's
/// list of its package lacks, is left out.
llvm::Error freezeFolders(llvm::ArrayRef<std::string> Folders,
                          micropython::DeviceModel &Device);

} // namespace pymemlint
#endif
