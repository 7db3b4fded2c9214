#!/bin/sh
# Tells what to install when a tool that the build needs is missing. Usage: check-tools.sh MVN
set -u
mvn=$1
log=$(mktemp) && trap 'rm -f "$log"' EXIT

missing() {
  printf '\nSanca can not be built here: %s\n  %s\n' "$1" "$2" >&2
  exit 1
}

command -v "$mvn" >/dev/null 2>&1 ||
  missing "Maven is not installed ('$mvn' not found)." "Install Maven 3.8 or later: apt install maven, brew install maven, https://maven.apache.org"

command -v "${CC:-cc}" >/dev/null 2>&1 ||
  printf 'Note: no C compiler (%s): tests and benchmarks that compare with C will say that they are left out.\n' "${CC:-cc}" >&2

# The build asks Maven's toolchains for a JDK 25; this asks the same question first, to answer it better.
if ! "$mvn" -B -ntp -q -N validate >"$log" 2>&1; then
  if grep -q 'matching toolchain' "$log"; then
    missing "no JDK 25 or later was found." "Install one (apt install openjdk-25-jdk, brew install openjdk@25, https://adoptium.net) in its usual place,
  or set JAVA25_HOME to its folder. Maven itself may run on an older one."
  fi
  cat "$log" >&2
  exit 1
fi
