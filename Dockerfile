# carepath on Debian 12.
# UNTESTED: written beside the script that it calls, but no image has been built from it yet. Tell us if it fails.
#   docker build -t carepath .
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/work" carepath run scenario.yaml -o results
FROM debian:12-slim
COPY . /opt/carepath
# Installs the packages, builds the program, and leaves the build read-only for every other user.
RUN rm -rf /opt/carepath/build && /opt/carepath/carepath build && rm -rf /var/lib/apt/lists/*
WORKDIR /work
ENTRYPOINT ["/opt/carepath/carepath"]
CMD ["--help"]
