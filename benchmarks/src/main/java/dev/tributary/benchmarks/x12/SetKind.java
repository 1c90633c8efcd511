package dev.tributary.benchmarks.x12;

/** What a generated file holds. */
enum SetKind {
    PROFESSIONAL_CLAIMS("837P", "837", "HC", "005010X222A1"),
    INSTITUTIONAL_CLAIMS("837I", "837", "HC", "005010X223A2"),
    REMITTANCES("835", "835", "HP", "005010X221A1"),
    ENROLLMENTS("834", "834", "BE", "005010X220A1");

    private final String title;
    private final String set;
    private final String group;
    private final String version;

    SetKind(String title, String set, String group, String version) {
        this.title = title;
        this.set = set;
        this.group = group;
        this.version = version;
    }

    /** As people call it. */
    String title() {
        return title;
    }

    /** ST-01. */
    String set() {
        return set;
    }

    /** GS-01. */
    String group() {
        return group;
    }

    /** GS-08. */
    String version() {
        return version;
    }

    /** ST-03; empty in a 835, whose guide does without. */
    String setVersion() {
        return this == REMITTANCES ? "" : version;
    }

    SetBody body(Invented data) {
        return switch (this) {
            case PROFESSIONAL_CLAIMS -> new ProfessionalClaims(data);
            case INSTITUTIONAL_CLAIMS -> new InstitutionalClaims(data);
            case REMITTANCES -> new Remittances(data);
            case ENROLLMENTS -> new Enrollments(data);
        };
    }
}
