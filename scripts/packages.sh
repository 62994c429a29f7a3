# Sourced by ./pymemlint and ./check: installs what the machine lacks.
# need TEST PACKAGE...: installs the Debian packages unless TEST succeeds.

missing=

need() {
  test=$1
  shift
  eval "$test" >/dev/null 2>&1 || missing="$missing $*"
}

has() { command -v "$1"; }
has_file() { [ -e "$1" ]; }

# What the program is built from.
need_for_build() {
  need 'has cmake' cmake
  need 'has ninja' ninja-build
  need 'has clang++-19' clang-19
  need 'has ld.lld-19' lld-19
  need 'has_file /usr/lib/llvm-19/lib/libLLVMXtensaCodeGen.a' llvm-19-dev
  need 'has_file /usr/include/yaml-cpp/yaml.h' libyaml-cpp-dev
  need 'has_file /usr/include/zlib.h' zlib1g-dev
  need 'has_file /etc/ssl/certs/ca-certificates.crt' ca-certificates
  need 'has node' nodejs
  need 'has npm' npm
}

# What the tests need besides.
need_for_tests() {
  need 'has git' git
  need 'has FileCheck-19' llvm-19-tools
  need 'has_file /usr/lib/llvm-19/lib/clang/19/lib/linux/libclang_rt.asan-x86_64.a ||
        ls /usr/lib/llvm-19/lib/clang/19/lib/linux/libclang_rt.asan-*.a' \
    libclang-rt-19-dev
  need 'has_file /usr/include/gtest/gtest.h' libgtest-dev
  need 'has_file /usr/include/benchmark/benchmark.h' libbenchmark-dev
  need 'has python3' python3
  need 'python3 -c "import os, sysconfig
os.stat(os.path.join(sysconfig.get_path(\"include\"), \"Python.h\"))"' python3-dev
  need 'python3 -c "import venv, ensurepip"' python3-venv
  need 'has ccache' ccache
}

install_missing() {
  [ -n "$missing" ] || return 0
  if ! has apt-get >/dev/null; then
    echo "pymemlint needs what these Debian packages hold:$missing" >&2
    return 1
  fi
  as_root=
  if [ "$(id -u)" != 0 ]; then
    if has sudo >/dev/null && sudo -n true 2>/dev/null; then
      as_root=sudo
    elif has sudo >/dev/null && [ -t 0 ]; then
      as_root=sudo
    else
      echo "pymemlint needs packages that only root can install. Run:" >&2
      echo "  apt-get install$missing" >&2
      return 1
    fi
  fi
  echo "pymemlint: installing$missing" >&2
  export DEBIAN_FRONTEND=noninteractive
  $as_root apt-get update -qq >&2 &&
    $as_root apt-get install -y -qq --no-install-recommends $missing \
      </dev/null >&2 || {
    echo "pymemlint: could not install:$missing" >&2
    return 1
  }
}

# The C sources of tree-sitter, and MicroPython for the tests.
install_modules() {
  stamp=node_modules/.pymemlint-lock
  if ! cmp -s package-lock.json "$stamp"; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2 &&
      cp package-lock.json "$stamp"
  fi
}
