package dev.tributary.x12.map;

import dev.tributary.x12.parse.StoredSegment;

/** Our words for the parts that parties have, by the code that names them (NM1-01, N1-01). */
final class Roles {

    private Roles() {}

    /** The word; null where we have none, as then the code itself must do. */
    static String of(StoredSegment name) {
        return switch (Reading.packed(name, 1)) {
            case '4' << 8 | '1' -> "submitter";
            case '4' << 8 | '0' -> "receiver";
            case '8' << 8 | '5' -> "billing_provider";
            case '8' << 8 | '7' -> "pay_to_provider";
            case '8' << 8 | '2' -> "rendering_provider";
            case 'D' << 8 | 'N' -> "referring_provider";
            case 'P' << 8 | '3' -> "primary_care_provider";
            case '7' << 8 | '7' -> "service_facility";
            case 'F' << 8 | 'A' -> "facility";
            case 'D' << 8 | 'Q' -> "supervising_provider";
            case '7' << 8 | '1' -> "attending_provider";
            case '7' << 8 | '2' -> "operating_provider";
            case 'Z' << 8 | 'Z' -> "other_operating_provider";
            case '7' << 8 | '3' -> "other_provider";
            case 'D' << 8 | 'D' -> "assistant_surgeon";
            case 'D' << 8 | 'K' -> "ordering_provider";
            case 'Q' << 8 | 'B' -> "purchased_service_provider";
            case 'P' << 8 | 'W' -> "pick_up";
            case '4' << 8 | '5' -> "drop_off";
            case 'S' << 8 | 'J' -> "service_provider";
            case '1' << 8 | 'P' -> "provider";
            case 'P' << 8 | 'R' -> "payer";
            case 'P' << 8 | 'E' -> "payee";
            case 'I' << 8 | 'L' -> "insured";
            case 'Q' << 8 | 'C', '0' << 8 | '3' -> "patient";
            case '7' << 8 | '4' -> "corrected_insured";
            case 'G' << 8 | 'B' -> "other_insured";
            case 'T' << 8 | 'T' -> "crossover_payer";
            case 'X' << 8 | '3' -> "utilization_reviewer";
            case 'P' << 8 | '5' -> "plan_sponsor";
            case 'I' << 8 | 'N' -> "insurer";
            case 'B' << 8 | 'O', 'T' << 8 | 'V' -> "broker";
            case '3' << 8 | '6' -> "employer";
            case '3' << 8 | '1' -> "mailing_address";
            case 'M' << 8 | '8' -> "school";
            case '7' << 8 | '0' -> "former_name";
            case 'S' << 8 | '3' -> "custodian";
            case 'Q' << 8 | 'D' -> "responsible_person";
            default -> null;
        };
    }
}
