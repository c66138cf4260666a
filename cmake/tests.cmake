# carepath_test(NAME SOURCES a.cpp b.cpp LIBS sim_core [SLOW]): one GoogleTest program, one ctest entry per program.
# Each program also writes test_results/NAME.xml, from which `./carepath test` counts the single cases.
if(CAREPATH_TESTS)
  find_package(GTest REQUIRED)
  # Debian's own Python: the one that its python3-* packages (xarray, h5py, ...) are installed for.
  find_program(CAREPATH_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH REQUIRED)
endif()

function(carepath_test name)
  cmake_parse_arguments(T "SLOW" "" "SOURCES;LIBS" ${ARGN})
  add_executable(${name} ${T_SOURCES})
  target_link_libraries(${name} PRIVATE ${T_LIBS} carepath_warnings GTest::gtest GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE CAREPATH_SOURCE="${CMAKE_SOURCE_DIR}")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES
    LABELS "$<IF:$<BOOL:${T_SLOW}>,slow,fast>" TIMEOUT 1800
    ENVIRONMENT "GTEST_OUTPUT=xml:${CMAKE_BINARY_DIR}/test_results/${name}.xml")
endfunction()

# carepath_script_test(NAME script.py [ARGS ...] [SLOW]): one Python script, one ctest entry; exit 77 means skipped.
function(carepath_script_test name script)
  cmake_parse_arguments(T "SLOW" "" "ARGS" ${ARGN})
  add_test(NAME ${name} COMMAND ${CAREPATH_PYTHON} -B ${CMAKE_CURRENT_SOURCE_DIR}/${script} ${T_ARGS})
  set_tests_properties(${name} PROPERTIES LABELS "$<IF:$<BOOL:${T_SLOW}>,slow,fast>" TIMEOUT 1800 SKIP_RETURN_CODE 77)
endfunction()
