//===- NativeTable.h - Native functions described in data -*- C++ -*-===//
//
// Functions and types of boards (machine, network, ...) stand in *.def files
// as small programs: what they ask the heap for, and what they return.
//
// A program is a list of alternatives, `2+: none | int 0 1`; the first whose
// number of arguments (self included) is reached is carried out. An
// alternative is a list of steps with `;` between them:
//
//   new STRUCT [+ SIZE]     an object of the type, sizeof(STRUCT) bytes
//   finalised STRUCT        the same with a finaliser
//   once STRUCT             the same; one for each first argument, then reused
//   static                  an object in static memory, one for each such
//   retype OWNER            the object is of that type
//   hold SIZE               memory that the object refers to (m_new)
//   hold_first SIZE         the same the first time only
//   hold_struct STRUCT      the same, sizeof(STRUCT) bytes
//   hold_once STRUCT        both: sizeof(STRUCT), the first time only
//   hold_map N              a table of N elements (mp_map_init)
//   scratch SIZE            memory that is freed again (m_new, m_del)
//   keep N                  the object refers to argument N
//   callback N|NAME [MODE]  argument N or keyword NAME, an interrupt callback;
//                           MODE is how the port calls it (CallbackMode)
//   parameters NAME ...     those of the arguments after self, else TypeError
//   resolve N               arguments N and N + 1 are a host and its port, as
//                           esp32 takes them (_getaddrinfo_inner)
//   resolve_items N         the same of the two items of argument N
//   backlog                 memory for connections that wait
//   (lwip_socket_listen) queue STRUCT            memory for packets, where the
//   socket is no stream time_limit 0|1          the socket waits as long as
//   argument 1 says: seconds
//                           or None, or a flag
//   wait CONNECTS           what a socket with a time limit may raise; 1: where
//   it
//                           connects
//   check KIND N            int, float, buffer, writable or str, else TypeError
//   note TEXT               R.unmodelled(TEXT)
//   stop TEXT               the run cannot be followed further
//   reset TEXT              the device stops or begins anew: the run ends
//   exit                    sys.exit() with the arguments
//
// and ends in what is returned:
//
//   none | self | object | true | false | arg N
//   int LOW HIGH NOMINAL    a value from outside (input())
//   float NOMINAL | bool NOMINAL
//   known N                 an int that is certain
//   bytes SIZE              from a vstr of that length (vstr_init_len)
//   copied SIZE             mp_obj_new_bytes of that length
//   bytearray SIZE
//   str TEXT                a text from outside
//   rom_text TEXT           the same in ROM: no request
//   fields LOW:HIGH ...     a tuple of small ints from outside
//   texts N TEXT            a tuple of N texts
//   list                    an empty list
//   scan LOW HIGH NOMINAL   a list of those of the small ints that are there,
//   in
//                           their order
//   stream NAME             the method of streams (read, write ...)
//   addresses listed|only   of socket.getaddrinfo(): one address, as esp32 and
//                           as lwIP makes its list
//
//   accept STRUCT           a socket of that struct and its peer's address
//   receive_from SIZE       up to SIZE bytes and where they come from
//
// and of rp2's PIO:
//
//   numbered N              argument 0 is below N times the number of blocks
//   machine OWNER           the object is the block's state machine argument 1
//   program N               sets it up with the program argument N
//   add_program, remove_program
//   execute                 an instruction, or its text
//   fifo                    a word from outside, or a buffer of them
//
// SIZE is a number, `argN` (its value), `lenN` (bytes of its buffer), `NAME=N`
// (the keyword's value, N where it is not given), or sums and products of these
// without spaces: `len3+1`, `arg2*3`.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_NATIVE_NATIVETABLE_H
#define PYMEMLINT_MICROPYTHON_NATIVE_NATIVETABLE_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// One row of the *.def files.
struct NativeRow {
  enum class Kind : uint8_t {
    Module,
    Type,
    Method,
    Constant,
    Frozen,
    Protocol, ///< Owner's type has a protocol slot; not for streams.
    Object,   ///< One in ROM; its type's Owner stands for the program.
    Text,     ///< Its pieces stand for the program (Texts.def).
  };
  Kind K;
  const char *Owner; ///< "machine", "machine.Pin".
  const char *Name;  ///< Of the function; of a type the last part of Owner.
  uint8_t Min, Max;  ///< Arguments, self included; 255: any, and keywords.
  const char *Ports; ///< Names with spaces between them; "*": all.
  const char *Program;
  int64_t Number;
};

llvm::ArrayRef<NativeRow> nativeRows();

/// Whether \p Port is one of \p Ports, a row's.
bool isForPort(llvm::StringRef Ports, llvm::StringRef Port);

/// Whether some port has a function of that name ("machine.ADC.read_u16") that
/// returns what a configuration may narrow.
bool isNarrowableInput(llvm::StringRef Function);

/// What a mistake in a program is; empty when there is none.
std::string checkNativeProgram(llvm::StringRef Program);

/// The module of that name from the tables; null when they do not describe it
/// for the target's port.
ModuleObj *describedModule(Runtime &R, llvm::StringRef Name);

/// The text in flash that the host has at \p Where, a literal: null before it
/// is made, once for a run.
Value &flashTextAt(Runtime &R, const char *Where);

/// Whether \p V is an object of a type that the tables describe: a pin, a bus.
bool isBoardObject(const Runtime &R, Value V);

/// Writes what the tables keep beside their objects.
void describeBoard(Runtime &R, StateWriter &W);

} // namespace pymemlint::micropython
#endif
