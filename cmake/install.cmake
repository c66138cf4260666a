# What `cmake --install build/release` puts where, and the Debian package (`cpack --config build/release/CPackConfig.cmake`).
include(GNUInstallDirs)
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # Installing does not build the tests.

set(share ${CMAKE_BINARY_DIR}/share_files)  # Made by the program as it is built: see app/CMakeLists.txt.
set(here ${CMAKE_SOURCE_DIR})
install(TARGETS carepath RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${here}/configs DESTINATION ${CMAKE_INSTALL_DATADIR}/carepath)
install(DIRECTORY ${here}/docs/python ${here}/docs/r ${here}/docs/examples DESTINATION ${CMAKE_INSTALL_DATADIR}/carepath
  PATTERN __pycache__ EXCLUDE)
install(FILES ${share}/carepath.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${share}/carepath.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME carepath)
install(FILES ${share}/_carepath DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${here}/README.md ${here}/CHANGELOG.md ${here}/CITATION.cff DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${here}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The carepath authors <carepath@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "simulates pathways of care and compares programmes")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)  # Depends: what the program is linked with.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_SOURCE_GENERATOR "")
include(CPack)
