# Writes commit.hpp: the commit of ROOT, or "unknown".
execute_process(COMMAND git -C ${ROOT} rev-parse --short=10 HEAD
  OUTPUT_VARIABLE commit RESULT_VARIABLE failed OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(failed)
  set(commit unknown)
endif()
file(WRITE ${OUT} "#pragma once\n// Made by the build.\ninline constexpr const char* carepath_commit = \"${commit}\";\n")
