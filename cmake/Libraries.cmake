# pymemlint_library(NAME FOLDER [LIBRARY...]): the static library pymemlint-NAME
# of every .cpp file under FOLDER (tools/ folders and Main.cpp excepted), which
# may use the libraries named. A folder without sources gives an empty library;
# a file belongs to the first library that finds it.

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

set(PrecompiledFile
  ${CMAKE_BINARY_DIR}/CMakeFiles/pymemlint-precompiled.dir/cmake_pch.hxx.pch)
# What ccache takes for the precompiled header's contents (CCACHE_PCH_EXTSUM).
file(SHA256 ${CMAKE_SOURCE_DIR}/cmake/Precompiled.h PrecompiledHash)
string(TOUPPER "${CMAKE_BUILD_TYPE}" BuildType)
get_directory_property(AllOptions COMPILE_OPTIONS)
file(WRITE ${PrecompiledFile}.sum
  "${PrecompiledHash} ${LLVM_PACKAGE_VERSION} ${CMAKE_CXX_COMPILER_VERSION} "
  "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${BuildType}} ${AllOptions}\n")

# pymemlint_precompiled(TARGET...): lets targets use the precompiled header.
# Not REUSE_FROM: its way of naming the header defeats ccache's base folder.
function(pymemlint_precompiled)
  foreach(Target ${ARGN})
    target_compile_options(${Target} PRIVATE
      "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-include-pch ${PrecompiledFile}>")
    # The target's order alone would let its files be compiled too early.
    get_target_property(Sources ${Target} SOURCES)
    set_property(SOURCE ${Sources} APPEND PROPERTY
      OBJECT_DEPENDS ${PrecompiledFile})
  endforeach()
endfunction()

function(pymemlint_library Name Folder)
  file(GLOB_RECURSE Sources CONFIGURE_DEPENDS ${Folder}/*.cpp)
  list(FILTER Sources EXCLUDE REGEX "/(tools/[^/]*|Main)\\.cpp$")
  get_property(Taken GLOBAL PROPERTY PymemlintTakenSources)
  if(Sources AND Taken)
    list(REMOVE_ITEM Sources ${Taken})
  endif()
  set_property(GLOBAL APPEND PROPERTY PymemlintTakenSources ${Sources})
  set(Target pymemlint-${Name})
  if(Sources)
    add_library(${Target} STATIC ${Sources})
    target_link_libraries(${Target} PUBLIC ${ARGN} pymemlint-options)
    pymemlint_precompiled(${Target})
  else()
    add_library(${Target} INTERFACE)
    target_link_libraries(${Target} INTERFACE ${ARGN} pymemlint-options)
  endif()
endfunction()
