# SPDX-License-Identifier: MIT
# The libraries that are linked: stackimpact_fmt, stackimpact_log and PkgConfig::libmd. Debian's fmt and spdlog are shared only, so
# with STACKIMPACT_STATIC fmt is compiled from its headers and spdlog is used as headers. Everything that does not include spdlog
# is compiled with the very same flags in both ways, so that a compiler cache serves both.

find_package(fmt REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(spdlog REQUIRED)
if(NOT STACKIMPACT_STATIC)
  find_package(simdjson REQUIRED)
endif()
if(STACKIMPACT_STATIC)
  set(shared_suffixes ${CMAKE_FIND_LIBRARY_SUFFIXES})
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
endif()
pkg_check_modules(libmd REQUIRED IMPORTED_TARGET libmd)

# stackimpact_as_headers(TARGET SCOPE LIBRARY): what LIBRARY says to the compiler, and nothing of it to the linker.
function(stackimpact_as_headers target scope library)
  foreach(property INCLUDE_DIRECTORIES COMPILE_DEFINITIONS)
    set(${property} $<TARGET_PROPERTY:${library},INTERFACE_${property}>)
  endforeach()
  target_include_directories(${target} SYSTEM ${scope} ${INCLUDE_DIRECTORIES})
  target_compile_definitions(${target} ${scope} ${COMPILE_DEFINITIONS})
endfunction()

if(STACKIMPACT_STATIC)
  set(CMAKE_FIND_LIBRARY_SUFFIXES ${shared_suffixes})
  add_library(stackimpact_fmt STATIC ${CMAKE_CURRENT_LIST_DIR}/fmt.cpp)
  target_compile_features(stackimpact_fmt PUBLIC cxx_std_20)
  stackimpact_as_headers(stackimpact_fmt PUBLIC fmt::fmt)
  add_library(stackimpact_log INTERFACE)
  stackimpact_as_headers(stackimpact_log INTERFACE spdlog::spdlog)
  target_link_libraries(stackimpact_log INTERFACE stackimpact_fmt Threads::Threads)
  # Undefined again for the one file that logs: its copy of spdlog is then in the headers.
  set_source_files_properties(src/cli/timings.cpp PROPERTIES
    COMPILE_OPTIONS "-USPDLOG_COMPILED_LIB;-USPDLOG_SHARED_LIB")
else()
  add_library(stackimpact_fmt INTERFACE)
  target_link_libraries(stackimpact_fmt INTERFACE fmt::fmt)
  add_library(stackimpact_log INTERFACE)
  target_link_libraries(stackimpact_log INTERFACE spdlog::spdlog)
endif()

# stackimpact_batch_reader(): lets the module for streams read by simdjson. Debian's is a shared library only, so with
# STACKIMPACT_STATIC every line is read by the slower reader that otherwise reads the unusual ones.
function(stackimpact_batch_reader)
  get_target_property(sources stackimpact_batch SOURCES)
  if(STACKIMPACT_STATIC)
    list(FILTER sources EXCLUDE REGEX "/(reader|fact_object)\\.cpp$")
  else()
    list(FILTER sources EXCLUDE REGEX /reader_none\\.cpp$)
    target_link_libraries(stackimpact_batch PRIVATE simdjson::simdjson)
  endif()
  set_target_properties(stackimpact_batch PROPERTIES SOURCES "${sources}")
endfunction()
