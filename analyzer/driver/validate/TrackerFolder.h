//===- TrackerFolder.h - Where the Python package is -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_VALIDATE_TRACKERFOLDER_H
#define PYMEMLINT_ANALYZER_DRIVER_VALIDATE_TRACKERFOLDER_H

#include <string>

namespace pymemlint {

/// What PYTHONPATH has to be for `import pymemlint`: the folder of the package
/// that was built or installed with this program before the user's own
/// PYTHONPATH.
std::string trackerFolder();

} // namespace pymemlint
#endif
