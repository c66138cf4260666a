# Writes page.hpp: the style sheet and the script of the report as string constants.
file(READ ${STYLE} style)
file(READ ${SCRIPT} script)
file(WRITE ${OUT} "#pragma once
// Made by the build.
inline constexpr const char* report_style = R\"~~~(${style})~~~\";
inline constexpr const char* report_script = R\"~~~(${script})~~~\";
")
