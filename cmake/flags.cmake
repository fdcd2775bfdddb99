# SPDX-License-Identifier: MIT
# Flags that every target of the project gets; third-party headers are exempt.

add_library(stackimpact_flags INTERFACE)
target_compile_features(stackimpact_flags INTERFACE cxx_std_20)
target_include_directories(stackimpact_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
# The same bits from every compiler: no fused multiply-add, no assumptions about traps.
target_compile_options(stackimpact_flags INTERFACE
  -ffp-contract=off -fno-trapping-math "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=")
target_compile_options(stackimpact_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  $<$<BOOL:${STACKIMPACT_WERROR}>:-Werror>)
# g++ 12 takes `"text" + std::string` for an overlap (GCC bug 105651), and temporaries with shared pointers for uninitialized.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(stackimpact_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
# g++ 13 and 14 take every reference from a call with a temporary for one into the temporary (GCC bug 109642).
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
  target_compile_options(stackimpact_flags INTERFACE -Wno-dangling-reference)
endif()
if(STACKIMPACT_FUZZ)
  target_compile_options(stackimpact_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined)
  target_link_options(stackimpact_flags INTERFACE -fsanitize=address,undefined)
endif()
