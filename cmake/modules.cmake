# SPDX-License-Identifier: MIT

# stackimpact_module(NAME LIBRARY...): the static library of src/NAME, which links LIBRARY....
function(stackimpact_module name)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  if(NOT sources)
    message(FATAL_ERROR "src/${name} has no sources")
  endif()
  add_library(stackimpact_${name} STATIC ${sources})
  target_link_libraries(stackimpact_${name} PUBLIC ${ARGN})
  target_link_libraries(stackimpact_${name} PRIVATE stackimpact_flags)
  stackimpact_precompiled(stackimpact_${name} stackimpact_precompiled_model)
endfunction()
