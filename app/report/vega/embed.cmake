# Writes layer.hpp: style sheet and script of the interactive layer as string constants, with the licences of what is in them;
# empty ones, and a warning, when MODULES lacks a package. MODULES empty: a program without the layer.
function(header style script)
  file(WRITE ${OUT} "#pragma once
// Made by the build.
inline constexpr char layer_style[] = R\"~~~(${style})~~~\";
inline constexpr char layer_script[] = R\"~~~(${script})~~~\";
")
endfunction()

set(parts ${MODULES}/node_modules/vega/build/vega.min.js ${MODULES}/node_modules/vega-lite/build/vega-lite.min.js
  ${MODULES}/node_modules/vega-interpreter/build/vega-interpreter.js)
foreach(part ${parts})
  if(NOT EXISTS ${part})
    if(MODULES)
      message(WARNING "${part} is missing, so that the program has no 'report --interactive'; npm_ci.log there says why")
    endif()
    header("" "")
    return()
  endif()
endforeach()
list(GET parts 0 vega)
list(GET parts 1 lite)
list(GET parts 2 interpreter)
file(READ ${vega} vega)
file(READ ${lite} lite)
file(READ ${interpreter} interpreter)

# The interpreter is a module; the other two are plain scripts, and what it imports is part of the first.
string(REPLACE "import { ascending, isString, DisallowedObjectProperties } from 'vega-util';"
  "const { ascending, isString, DisallowedObjectProperties } = vega;" interpreter_in "${interpreter}")
string(REPLACE "export { expression as expressionInterpreter };" "return { expressionInterpreter: expression };"
  interpreter_out "${interpreter_in}")
if(interpreter_in STREQUAL interpreter OR interpreter_out STREQUAL interpreter_in)
  message(FATAL_ERROR "vega-interpreter begins or ends otherwise than embed.cmake thinks; look at ${MODULES}")
endif()

# Licences of what is in the scripts; the rest of the packages are their command line tools.
file(READ ${MODULES}/package-lock.json lock)
string(REGEX MATCHALL "node_modules/(vega|d3|delaunator|internmap|robust-predicates|topojson-client)[^\"/]*" packages "${lock}")
list(REMOVE_DUPLICATES packages)
set(notices "")
foreach(package ${packages})
  if(EXISTS ${MODULES}/${package}/LICENSE)
    file(READ ${MODULES}/${package}/LICENSE words)
    get_filename_component(name ${package} NAME)
    string(APPEND notices "\n${name}\n${words}")
  endif()
endforeach()

file(READ ${SCRIPT} script)
file(READ ${STYLE} style)
set(all "/*!${notices}*/\n${vega}\n${lite}\nvar vegaInterpreter = (function () {\n${interpreter_out}\n})();\n${script}")
string(REGEX REPLACE "\n//# sourceMappingURL=[^\n]*" "" all "${all}")
string(REPLACE "]]>" "]] >" all "${all}")  # The page is well-formed XML, whose CDATA ends so; here it is an index and a comparison.
header("${style}" "${all}")
