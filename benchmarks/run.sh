#!/usr/bin/env bash
# benchmarks/run.sh FAMILY [--quick]: builds what is needed, measures, prints "figure NAME VALUE UNIT"
# lines and rewrites the family's part of benchmarks/RESULTS.md. --only NAME,NAME measures a few
# and leaves RESULTS.md alone; without a family it lists what there is. BENCH_JAVA_OPTS holds more
# arguments of the measuring JVM, as for a profile.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
java=java
if [ -n "${JAVA_HOME-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
  java=$JAVA_HOME/bin/java
fi

log=$home/benchmarks/target/build.log
mkdir -p "${log%/*}"
echo "building (log: $log) ..." >&2
(cd "$home" && mvn -q -B -DskipTests package -pl benchmarks,packaging/kafka-4.3 -am) >"$log" 2>&1 || {
  grep -E "ERROR|WARNING" "$log" | head -n 30 >&2
  echo "the build failed; the whole log is $log" >&2
  exit 1
}

# A peer with libraries of its own, which the build does without.
if [ "${1-}" = hl7 ]; then
  (cd "$home" && mvn -q -B package -f benchmarks/camel-peer/pom.xml) >>"$log" 2>&1 || {
    echo "Camel, a peer, could not be had: its figures will be missing; the log is $log" >&2
  }
fi

if [ "${1-}" = reconcile ]; then
  (cd "$home" && mvn -q -B package -f benchmarks/debezium-peer/pom.xml) >>"$log" 2>&1 || {
    echo "Debezium, a peer, could not be had: its figures will be missing; the log is $log" >&2
  }
fi

# A peer of this family holds files as trees, of a hundred times their size.
heap=1g
if [ "${1-}" = x12 ]; then
  heap=3g
fi

# One collector without helper threads, so that CPU time is the work's own.
exec "$java" "-Xms$heap" "-Xmx$heap" -XX:+UseSerialGC "-Dtributary.home=$home" \
  ${BENCH_JAVA_OPTS-} -cp "$home/benchmarks/target/*:$home/benchmarks/target/libs/*" \
  dev.tributary.benchmarks.Benchmarks "$@"
