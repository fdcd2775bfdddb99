# SPDX-License-Identifier: MIT

# stackimpact_embed(TARGET): compiles data/*.json, data/ci, data/rules and data/schemas into TARGET, by a program of its own.
function(stackimpact_embed target)
  set(data ${PROJECT_SOURCE_DIR}/data)
  file(GLOB files CONFIGURE_DEPENDS RELATIVE ${data} ${data}/*.json ${data}/ci/*
       ${data}/rules/*.json ${data}/schemas/*.json)
  list(SORT files)
  list(TRANSFORM files PREPEND ${data}/ OUTPUT_VARIABLE paths)
  add_executable(stackimpact_embed_data ${PROJECT_SOURCE_DIR}/cmake/embed.cpp)
  target_link_libraries(stackimpact_embed_data PRIVATE stackimpact_source stackimpact_flags)
  set(out ${PROJECT_BINARY_DIR}/embedded.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND stackimpact_embed_data ${out} ${data} ${files}
    DEPENDS stackimpact_embed_data ${paths}
    COMMENT "Embedding data"
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
