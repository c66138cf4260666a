# Writes starter.hpp: the files of SCENARIO, STUDY and README as string constants.
file(READ ${SCENARIO} scenario)
file(READ ${STUDY} study)
file(READ ${README} readme)
file(WRITE ${OUT} "#pragma once
// Made by the build.
inline constexpr const char* starter_scenario = R\"~~~(${scenario})~~~\";
inline constexpr const char* starter_study = R\"~~~(${study})~~~\";
inline constexpr const char* starter_readme = R\"~~~(${readme})~~~\";
")
