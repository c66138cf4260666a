# Finished work on disk. Kept apart from the runner so that it can be tested, and used, without it.
add_library(sim_chunks STATIC
  ${CMAKE_CURRENT_LIST_DIR}/chunk_file.cpp
  ${CMAKE_CURRENT_LIST_DIR}/chunk_store.cpp
  ${CMAKE_CURRENT_LIST_DIR}/crc32c.cpp)
target_link_libraries(sim_chunks PUBLIC carepath_warnings sim_files)
