//===- HashlibModule.cpp - hashlib -*- C++ -*-===//
//
// extmod/modhashlib.c. The digests are LLVM's; what the heap is asked for is
// the state of the library that the build takes them from.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "llvm/Support/MD5.h"
#include "llvm/Support/SHA1.h"
#include "llvm/Support/SHA256.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// mp_obj_hash_t; \p State is the host's.
template <class Algorithm> struct HashObj final : Obj {
  bool IsFinal = false;
  Algorithm State;
};

/// One algorithm: sizeof its state, by the library that does the work.
struct Sha256 {
  using State = llvm::SHA256;
  static llvm::StringRef context(Runtime &R) {
    return R.Config.macro("MICROPY_SSL_MBEDTLS") ? "mbedtls_sha256_context"
                                                 : "CRYAL_SHA256_CTX";
  }
  static llvm::SmallVector<uint8_t, 32> finish(State &S) {
    auto Digest = S.final();
    return {Digest.begin(), Digest.end()};
  }
};
struct Sha1 {
  using State = llvm::SHA1;
  static llvm::StringRef context(Runtime &R) {
    return R.Config.macro("MICROPY_SSL_MBEDTLS") ? "mbedtls_sha1_context"
                                                 : "SHA1_CTX";
  }
  static llvm::SmallVector<uint8_t, 32> finish(State &S) {
    auto Digest = S.final();
    return {Digest.begin(), Digest.end()};
  }
};
struct Md5 {
  using State = llvm::MD5;
  static llvm::StringRef context(Runtime &R) {
    return R.Config.macro("MICROPY_SSL_MBEDTLS") ? "mbedtls_md5_context"
                                                 : "MD5_CTX";
  }
  static llvm::SmallVector<uint8_t, 32> finish(State &S) {
    llvm::MD5::MD5Result Digest;
    S.final(Digest);
    return {Digest.begin(), Digest.end()};
  }
};

template <class Algorithm>
HashObj<typename Algorithm::State> *unfinished(Runtime &R, Value Self) {
  auto *H = static_cast<HashObj<typename Algorithm::State> *>(Self.object());
  if (H->IsFinal)
    raiseValueError(R, "hash is final");
  return H;
}

template <class Algorithm> Value update(Runtime &R, Arguments A) {
  auto *H = unfinished<Algorithm>(R, A[0]);
  Buffer B = getBufferRaise(R, A[1], false);
  H->State.update(llvm::ArrayRef<uint8_t>(B.Data, B.Length));
  return Value::none();
}

template <class Algorithm> Value digest(Runtime &R, Arguments A) {
  auto *H = unfinished<Algorithm>(R, A[0]);
  H->IsFinal = true;
  auto Digest = Algorithm::finish(H->State);
  Vstr Text = Vstr::withLength(R, Digest.size());
  std::copy(Digest.begin(), Digest.end(), Text.data());
  return Text.toBytes();
}

template <class Algorithm>
Value makeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A, 0, 1);
  auto *H = R.newObject<HashObj<typename Algorithm::State>>(
      R.sizeOf("mp_obj_hash_t") + R.sizeOf(Algorithm::context(R)), Ty);
  if (A.Count) {
    Value Both[2] = {H, A[0]};
    update<Algorithm>(R, {2, 0, Both});
  }
  return H;
}

template <class Algorithm>
constexpr Entry Locals[] = {function("update", update<Algorithm>, 2),
                            function("digest", digest<Algorithm>, 1)};

const TypeSpec Sha256Type = {
    .Name = "sha256", .MakeNew = makeNew<Sha256>, .Locals = Locals<Sha256>};
const TypeSpec Sha1Type = {
    .Name = "sha1", .MakeNew = makeNew<Sha1>, .Locals = Locals<Sha1>};
const TypeSpec Md5Type = {
    .Name = "md5", .MakeNew = makeNew<Md5>, .Locals = Locals<Md5>};

constexpr Entry HashlibGlobals[] = {
    string("__name__", "hashlib"),
    onlyIf("MICROPY_PY_HASHLIB_SHA256", typeEntry("sha256", Sha256Type)),
    onlyIf("MICROPY_PY_HASHLIB_SHA1", typeEntry("sha1", Sha1Type)),
    onlyIf("MICROPY_PY_HASHLIB_MD5", typeEntry("md5", Md5Type)),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec HashlibModule;
const ModuleSpec HashlibModule = {.Name = "hashlib", .Globals = HashlibGlobals};
} // namespace pymemlint::micropython
