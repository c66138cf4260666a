# One interface target that every library links: warnings, hardening, and the floating-point rules that make results the same bytes.
add_library(carepath_warnings INTERFACE)
target_compile_options(carepath_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # g++ 12 invents overlaps in std::string::insert (GCC bug 105329)
  -ffp-contract=off -fno-fast-math -fstack-protector-strong
  $<$<BOOL:${CAREPATH_WERROR}>:-Werror>)
target_compile_definitions(carepath_warnings INTERFACE _GLIBCXX_ASSERTIONS $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
target_include_directories(carepath_warnings INTERFACE ${CMAKE_SOURCE_DIR})
if(CAREPATH_SANITIZE)
  target_compile_options(carepath_warnings INTERFACE -fsanitize=${CAREPATH_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(carepath_warnings INTERFACE -fsanitize=${CAREPATH_SANITIZE})
endif()
target_link_options(carepath_warnings INTERFACE -Wl,-z,relro,-z,now)
# Position-independent executables, not libraries: -fPIC would forbid inlining of our own functions.
target_compile_options(carepath_warnings INTERFACE -fPIE)
target_link_options(carepath_warnings INTERFACE -pie)

# The engine and the models work on values that the readers have checked; bounds are asserted there, and the dev
# preset has the address sanitizer. In the inner loops the checks cost a tenth of a run (docs/decisions/0009).
function(carepath_trusts_its_input target)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-U_GLIBCXX_ASSERTIONS -fno-stack-protector>)
endfunction()
