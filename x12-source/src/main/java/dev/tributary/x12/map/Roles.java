package dev.tributary.x12.map;

/** Our words for the parts that parties have, by the code that names them (NM1-01, N1-01). */
final class Roles {

    private Roles() {}

    /** The word; null where we have none, as then the code itself must do. */
    static String of(String entityCode) {
        if (entityCode == null) {
            return null;
        }
        return switch (entityCode) {
            case "41" -> "submitter";
            case "40" -> "receiver";
            case "85" -> "billing_provider";
            case "87" -> "pay_to_provider";
            case "82" -> "rendering_provider";
            case "DN" -> "referring_provider";
            case "P3" -> "primary_care_provider";
            case "77" -> "service_facility";
            case "FA" -> "facility";
            case "DQ" -> "supervising_provider";
            case "71" -> "attending_provider";
            case "72" -> "operating_provider";
            case "ZZ" -> "other_operating_provider";
            case "73" -> "other_provider";
            case "DD" -> "assistant_surgeon";
            case "DK" -> "ordering_provider";
            case "QB" -> "purchased_service_provider";
            case "PW" -> "pick_up";
            case "45" -> "drop_off";
            case "SJ" -> "service_provider";
            case "1P" -> "provider";
            case "PR" -> "payer";
            case "PE" -> "payee";
            case "IL" -> "insured";
            case "QC", "03" -> "patient";
            case "74" -> "corrected_insured";
            case "GB" -> "other_insured";
            case "TT" -> "crossover_payer";
            case "X3" -> "utilization_reviewer";
            case "P5" -> "plan_sponsor";
            case "IN" -> "insurer";
            case "BO", "TV" -> "broker";
            case "36" -> "employer";
            case "31" -> "mailing_address";
            case "M8" -> "school";
            case "70" -> "former_name";
            case "S3" -> "custodian";
            case "QD" -> "responsible_person";
            default -> null;
        };
    }
}
