# Sources of the economics, for models/CMakeLists.txt.
list(APPEND MODELS_SOURCES
  economics/build.cpp
  economics/economics.cpp
  economics/reference.cpp
  economics/settings.cpp
  economics/utility.cpp
)
