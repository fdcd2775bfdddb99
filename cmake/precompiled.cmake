# SPDX-License-Identifier: MIT
# With STACKIMPACT_PCH what nearly every file includes is compiled once and not in each of them: the standard library, fmt and the
# values of the model. `dev` and `release` do without, so that a file which lacks an include does not compile there.
# <filesystem> is not among them: its std::quoted would be found by calls of our function of that name.

set(precompiled_model <algorithm> <array> <charconv> <cmath> <cstddef> <cstdint> <functional> <limits> <map> <memory>
    <optional> <set> <span> <stdexcept> <string> <string_view> <tuple> <utility> <variant> <vector>
    <fmt/format.h> ${PROJECT_SOURCE_DIR}/src/load/load.hpp)

# stackimpact_precompile(TARGET HEADER...): compiles HEADER... once for TARGET.
function(stackimpact_precompile target)
  if(STACKIMPACT_PCH)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()

# stackimpact_precompiled(TARGET OWNER): TARGET takes what was compiled for OWNER, which has the same flags.
function(stackimpact_precompiled target owner)
  if(STACKIMPACT_PCH)
    target_precompile_headers(${target} REUSE_FROM ${owner})
  endif()
endfunction()

# stackimpact_precompiled_model: what modules share. It has a file of its own because the modules depend on one another.
if(STACKIMPACT_PCH)
  file(CONFIGURE OUTPUT precompiled.cpp CONTENT "")
  add_library(stackimpact_precompiled_model OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(stackimpact_precompiled_model PRIVATE stackimpact_flags stackimpact_fmt)
  stackimpact_precompile(stackimpact_precompiled_model ${precompiled_model})
endif()
