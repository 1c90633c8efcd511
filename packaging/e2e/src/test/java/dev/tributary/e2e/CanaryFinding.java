package dev.tributary.e2e;

/**
 * A canary where none may be.
 *
 * @param place as {@code topic hospital.audit} or {@code log connect.log, logger a.b.C}
 * @param needle which, in what form
 * @param around what stands around it; the data are invented
 */
record CanaryFinding(String place, CanaryNeedle needle, String around) {

    @Override
    public String toString() {
        return place + ": " + needle + ": " + around;
    }
}
