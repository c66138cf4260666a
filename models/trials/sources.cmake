# Virtual trials: visit tables, the papers' estimators, verdicts; included by models/CMakeLists.txt.
list(APPEND MODELS_SOURCES
  trials/estimators.cpp
  trials/held_out.cpp
  trials/trial.cpp
  trials/verdict.cpp
  trials/visits.cpp
)
