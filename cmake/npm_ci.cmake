# Installs the locked packages of FROM/package-lock.json into TO/node_modules, with the program NPM. A failure is said and
# noted in TO/npm_ci.log, but does not end the build: whoever needs the packages looks for them.
file(COPY ${FROM}/package.json ${FROM}/package-lock.json DESTINATION ${TO})
execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
  WORKING_DIRECTORY ${TO} RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said TIMEOUT 300)
if(NOT result EQUAL 0)
  message(WARNING "npm could not install the packages of ${FROM}: ${said}")
endif()
file(WRITE ${TO}/npm_ci.log "npm ci: ${result}\n${said}")
