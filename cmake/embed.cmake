# SPDX-License-Identifier: MIT
# Compiles data files into the program. As a script (cmake -P) it writes one source file; included, it defines stackimpact_embed.

# As a script: cmake -DROOT=… -DOUT=… "-DFILES=a;b" -P embed.cmake
if(CMAKE_SCRIPT_MODE_FILE)
  set(text "// Generated from data/.\n#include \"load/embedded.hpp\"\n\n#include <array>\n\n")
  string(APPEND text "namespace stackimpact {\n\nnamespace {\n\n")
  set(rows "")
  set(count 0)
  foreach(file IN LISTS FILES)
    file(READ ${ROOT}/${file} hex HEX)
    file(SHA256 ${ROOT}/${file} hash)
    string(LENGTH "${hex}" length)
    math(EXPR size "${length} / 2")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
    string(APPEND text "constexpr char file_${count}[] = {\n${bytes}'\\0'};\n\n")
    string(APPEND rows "    EmbeddedFile{\"${file}\", {file_${count}, ${size}}, \"${hash}\"},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  string(APPEND text "constexpr std::array<EmbeddedFile, ${count}> files{{\n${rows}}};\n\n")
  string(APPEND text "}  // namespace\n\nstd::span<const EmbeddedFile> embedded_files() "
                     "{ return files; }\n\n}  // namespace stackimpact\n")
  file(WRITE ${OUT} "${text}")
  return()
endif()

# stackimpact_embed(TARGET): adds the generated source of data/*.json, data/ci, data/rules and data/schemas to TARGET.
function(stackimpact_embed target)
  set(data ${PROJECT_SOURCE_DIR}/data)
  file(GLOB files CONFIGURE_DEPENDS RELATIVE ${data} ${data}/*.json ${data}/ci/*
       ${data}/rules/*.json ${data}/schemas/*.json)
  list(SORT files)
  list(TRANSFORM files PREPEND ${data}/ OUTPUT_VARIABLE paths)
  set(out ${PROJECT_BINARY_DIR}/embedded.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} "-DROOT=${data}" "-DOUT=${out}" "-DFILES=${files}" -P
            ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${paths} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    COMMENT "Embedding data"
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
