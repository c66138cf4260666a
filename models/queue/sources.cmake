# Sources of scenarios without a natural history, for models/CMakeLists.txt.
list(APPEND MODELS_SOURCES queue/no_history.cpp)
