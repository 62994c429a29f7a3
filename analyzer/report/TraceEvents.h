//===- TraceEvents.h - Each event of a trace -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_REPORT_TRACEEVENTS_H
#define PYMEMLINT_ANALYZER_REPORT_TRACEEVENTS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint {

/// Prints the events of the trace in \p Bytes, a row of CSV for each, or an
/// object of a JSON array: microseconds, thread, operation, domain, number of
/// the block, number of the block that a reallocation ends (0: of before the
/// trace), bytes, path, line, function. In JSON what an event does not have is
/// null. Fails where the bytes are broken, with their place.
llvm::Error printTraceEvents(llvm::StringRef Bytes, llvm::StringRef Path,
                             bool IsJson, llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
