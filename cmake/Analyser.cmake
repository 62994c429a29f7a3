# The analyser: one static library for each folder, and the program pymemlint.
include(cmake/Dependencies.cmake)
include(cmake/Libraries.cmake)

add_subdirectory(cmake/tree-sitter)
add_subdirectory(targets/tools)

# The layers, lowest first. A library may use those named on its line.
pymemlint_library(heap analyzer/heap)
pymemlint_library(ir analyzer/ir)
pymemlint_library(target-reader targets/reader yaml-cpp)
pymemlint_library(targets targets
  pymemlint-target-reader pymemlint-data-layouts LLVMCore)
pymemlint_library(frontend-python frontends/python pymemlint-tree-sitter)
pymemlint_library(frontend-mpy frontends/mpy pymemlint-ir)
pymemlint_library(machine analyzer/machine
  pymemlint-ir pymemlint-heap pymemlint-targets)
pymemlint_library(micropython analyzer/runtimes/micropython
  pymemlint-machine pymemlint-frontend-python pymemlint-frontend-mpy)
pymemlint_library(trace runtime/trace)
pymemlint_library(measured analyzer/measured pymemlint-trace z)
pymemlint_library(report analyzer/report pymemlint-machine pymemlint-measured)
pymemlint_library(rules analyzer/rules pymemlint-report pymemlint-micropython)
pymemlint_library(driver analyzer/driver pymemlint-rules)

add_executable(pymemlint analyzer/driver/Main.cpp)
target_link_libraries(pymemlint PRIVATE pymemlint-driver)
pymemlint_precompiled(pymemlint)
# At a fixed place: half a megabyte of relocations is not done at each start.
if(NOT PYMEMLINT_SANITIZE)
  target_link_options(pymemlint PRIVATE -no-pie)
endif()
# In the package, so that its Python side finds it wherever the package is.
if(DEFINED SKBUILD)
  install(TARGETS pymemlint RUNTIME DESTINATION pymemlint/bin)
endif()
