# The list of commands that ./carepath shows before anything is built is the one that the program prints.
execute_process(COMMAND ${PROGRAM} --help OUTPUT_VARIABLE says COMMAND_ERROR_IS_FATAL ANY)
file(READ ${KEPT} kept)
if(NOT says STREQUAL kept)
  message(FATAL_ERROR "docs/commands.txt is not what --help prints; write it anew: carepath --help > docs/commands.txt\n${says}")
endif()
