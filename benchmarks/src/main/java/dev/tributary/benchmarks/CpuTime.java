package dev.tributary.benchmarks;

import java.lang.management.ManagementFactory;

/** The CPU time of this JVM, garbage collection included. */
public final class CpuTime {

    private CpuTime() {}

    /** What all its threads have used so far. */
    public static long nanos() {
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system) {
            return system.getProcessCpuTime();
        }
        throw new IllegalStateException("this JVM does not tell its CPU time");
    }
}
