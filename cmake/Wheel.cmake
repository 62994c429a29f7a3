# What `pip install .` makes of the tree (pyproject.toml): whether the analyser
# is built, and what goes into the wheel beside the package's Python files.
if(NOT DEFINED SKBUILD)
  option(PYMEMLINT_ANALYSER "Build the analyser, the program pymemlint" ON)
  return()
endif()

set(PYMEMLINT_ANALYSER AUTO CACHE STRING
  "Put the analyser into the wheel: ON, OFF, or AUTO: where all it needs is there")

# What is missing for it, as far as that can be told before it is configured.
set(MissingForAnalyser)
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang" OR
   CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
  list(APPEND MissingForAnalyser "Clang 19")
endif()
find_program(Lld19 NAMES ld.lld-19 ld.lld)
if(NOT Lld19)
  list(APPEND MissingForAnalyser "lld 19")
endif()
find_path(LlvmXtensa libLLVMXtensaCodeGen.a
  PATHS /usr/lib/llvm-19/lib ${LLVM_DIR}/../..)
if(NOT LlvmXtensa)
  list(APPEND MissingForAnalyser "LLVM 19's libraries")
endif()
find_path(YamlCppInclude yaml-cpp/yaml.h)
if(NOT YamlCppInclude)
  list(APPEND MissingForAnalyser "yaml-cpp")
endif()
find_path(ZlibInclude zlib.h)
if(NOT ZlibInclude)
  list(APPEND MissingForAnalyser "zlib")
endif()
set(TreeSitterSource
  ${CMAKE_SOURCE_DIR}/node_modules/tree-sitter/vendor/tree-sitter/lib/src/lib.c)
find_program(NpmProgram npm)
if(NOT EXISTS ${TreeSitterSource} AND NOT NpmProgram)
  list(APPEND MissingForAnalyser "npm")
endif()

if(PYMEMLINT_ANALYSER STREQUAL "AUTO")
  if(MissingForAnalyser)
    list(JOIN MissingForAnalyser ", " Missing)
    message(STATUS "The analyser is left out, missing: ${Missing}")
    set(PYMEMLINT_ANALYSER OFF)
  else()
    set(PYMEMLINT_ANALYSER ON)
  endif()
elseif(PYMEMLINT_ANALYSER AND MissingForAnalyser)
  list(JOIN MissingForAnalyser ", " Missing)
  message(FATAL_ERROR "PYMEMLINT_ANALYSER is ON, but what it needs is missing: "
    "${Missing}. `apt-get install clang-19 lld-19 llvm-19-dev libyaml-cpp-dev "
    "zlib1g-dev npm` has all of it on Debian 12")
endif()

if(PYMEMLINT_ANALYSER AND NOT EXISTS ${TreeSitterSource})
  execute_process(
    COMMAND ${NpmProgram} ci --ignore-scripts --no-audit --no-fund
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} COMMAND_ERROR_IS_FATAL ANY)
endif()
