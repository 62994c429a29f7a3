# pymemlint_library(NAME FOLDER [LIBRARY...]): the static library pymemlint-NAME
# of every .cpp file under FOLDER (tools/ folders and Main.cpp excepted), which
# may use the libraries named. A folder without sources gives an empty library.

add_library(pymemlint-options INTERFACE)
target_include_directories(pymemlint-options INTERFACE
  ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
target_compile_options(pymemlint-options INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall;-Wextra;-fexceptions;-frtti>)
target_compile_definitions(pymemlint-options INTERFACE
  PYMEMLINT_VERSION="${PROJECT_VERSION}")
target_link_libraries(pymemlint-options INTERFACE LLVMSupport)

add_library(pymemlint-precompiled OBJECT cmake/Precompiled.cpp)
target_precompile_headers(pymemlint-precompiled PRIVATE cmake/Precompiled.h)
target_link_libraries(pymemlint-precompiled PRIVATE pymemlint-options)

function(pymemlint_library Name Folder)
  file(GLOB_RECURSE Sources CONFIGURE_DEPENDS ${Folder}/*.cpp)
  list(FILTER Sources EXCLUDE REGEX "/(tools/[^/]*|Main)\\.cpp$")
  set(Target pymemlint-${Name})
  if(Sources)
    add_library(${Target} STATIC ${Sources})
    target_link_libraries(${Target} PUBLIC ${ARGN} pymemlint-options)
    target_precompile_headers(${Target} REUSE_FROM pymemlint-precompiled)
  else()
    add_library(${Target} INTERFACE)
    target_link_libraries(${Target} INTERFACE ${ARGN} pymemlint-options)
  endif()
endfunction()
