# The verbs of chronic pain; included by models/CMakeLists.txt.
list(APPEND MODELS_SOURCES
  steps/monitor.cpp
  steps/screen_for_oud.cpp
  steps/verbs.cpp
)
