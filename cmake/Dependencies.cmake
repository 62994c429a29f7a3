# The libraries from outside, the linker, the compiler cache, the sanitizers.

# LLVM 19: Debian's static libraries. Only those that a target names are linked.
# Debian's LLVM names zstd's library without depending on its -dev package.
if(NOT TARGET zstd::libzstd_shared)
  find_library(ZstdLibrary NAMES zstd libzstd.so.1 REQUIRED)
  add_library(zstd::libzstd_shared SHARED IMPORTED)
  set_target_properties(zstd::libzstd_shared PROPERTIES
    IMPORTED_LOCATION ${ZstdLibrary})
endif()
find_package(LLVM 19.1 REQUIRED CONFIG)
separate_arguments(LlvmDefinitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
add_definitions(${LlvmDefinitions})
include_directories(SYSTEM ${LLVM_INCLUDE_DIRS})

# yaml-cpp: the static library where there is one, so that the program starts
# without a dynamic linker's search.
find_library(YamlCppLibrary NAMES libyaml-cpp.a yaml-cpp REQUIRED)
find_path(YamlCppInclude yaml-cpp/yaml.h REQUIRED)
add_library(yaml-cpp UNKNOWN IMPORTED)
set_target_properties(yaml-cpp PROPERTIES IMPORTED_LOCATION ${YamlCppLibrary}
  INTERFACE_INCLUDE_DIRECTORIES ${YamlCppInclude})

add_link_options(-fuse-ld=lld -Wl,--gc-sections -Wl,--as-needed)
add_compile_options(-ffunction-sections -fdata-sections)
if(NOT PYMEMLINT_SANITIZE)
  add_link_options(-static-libstdc++ -static-libgcc)
endif()

if(PYMEMLINT_SANITIZE)
  set(SanitizerOptions -fsanitize=address,undefined
    -fno-sanitize-recover=all -fno-sanitize=vptr,function)
  add_compile_options(${SanitizerOptions})
  add_link_options(${SanitizerOptions})
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:SHELL:-include ${CMAKE_SOURCE_DIR}/cmake/SanitizedLlvm.h>")
  if(PYMEMLINT_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
  endif()
endif()

# A cached object is found again from another folder or after a new checkout:
# the precompiled header's own bytes must not count, only what went into it.
find_program(CcacheProgram ccache)
if(CcacheProgram)
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -fno-pch-timestamp>")
  set(CcacheCommand ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_PCH_EXTSUM=1
    ${CcacheProgram})
  set(CMAKE_C_COMPILER_LAUNCHER ${CcacheCommand})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CcacheCommand})
endif()
