package dev.tributary.x12.parse;

import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.x12.grammar.Grammars;
import dev.tributary.x12.partner.Partner;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Interchanges as text, and what a reader tells of them. */
final class Interchanges {

    static final Grammars GRAMMARS = Grammars.standard();

    /** A claim's set between its ST and SE, 21 segments. */
    static final String CLAIM =
            "BHT*0019*00*X*20240101*1200*CH~"
                    + "NM1*41*2*SUB*****46*11~PER*IC*A*TE*1~NM1*40*2*REC*****46*22~"
                    + "HL*1**20*1~NM1*85*2*PROV*****XX*1234567893~N3*1 ST~N4*TOWN*NY*10001~REF*EI*1~"
                    + "HL*2*1*22*0~SBR*P*18*******CI~NM1*IL*1*DOE*****MI*11~NM1*PR*2*PAY*****PI*11~"
                    + "CLM*A1*100***11:B:1*Y*A*Y*Y~HI*ABK:Z00~"
                    + "LX*1~SV1*HC:99213*60*UN*1***1~DTP*472*D8*20240101~"
                    + "LX*2~SV1*HC:99214*40*UN*1***1~DTP*472*D8*20240101~";

    private Interchanges() {}

    static String isa(int number) {
        return "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *240229*1230*^*00501*"
                + "%09d*0*T*:~".formatted(number);
    }

    static String group(int number, String sets, int count) {
        return "GS*HC*S*R*20240229*1230*%d*X*005010X222A1~%sGE*%d*%d~"
                .formatted(number, sets, count, number);
    }

    static String set(int number, String body) {
        return "ST*837*%04d*005010X222A1~%sSE*%d*%04d~"
                .formatted(number, body, body.chars().filter(c -> c == '~').count() + 2, number);
    }

    /** One group with one claim. */
    static String interchange(int number) {
        return isa(number) + group(1, set(1, CLAIM), 1) + "IEA*1*%09d~".formatted(number);
    }

    static InterchangeReader reader(String text, PartnerBook partners, long start) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return reader(bytes, partners, new ReaderOptions(1 << 16, 100, start, 1), Checks.NONE);
    }

    static InterchangeReader reader(
            byte[] bytes, PartnerBook partners, ReaderOptions options, Checks checks) {
        return new InterchangeReader(
                offset ->
                        new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset),
                options,
                partners,
                GRAMMARS,
                checks);
    }

    static List<X12Event> events(String text) {
        return events(reader(text, book(false), 0));
    }

    static List<X12Event> events(InterchangeReader reader) {
        List<X12Event> events = new ArrayList<>();
        for (X12Event event = reader.next(); event != null; event = reader.next()) {
            events.add(event);
        }
        return events;
    }

    static <T> List<T> only(List<X12Event> events, Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Short names, as {@code InterchangeStart}. */
    static List<String> names(List<X12Event> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    static PartnerBook book(boolean strictOrder) {
        Partner unknown = Partner.unknown("test", Partner.all(ValidationMode.LENIENT));
        Partner partner =
                new Partner(
                        "test",
                        true,
                        StandardCharsets.ISO_8859_1,
                        strictOrder,
                        unknown.modes(),
                        unknown.acknowledgements(),
                        null);
        return new PartnerBook() {
            @Override
            public Partner of(StoredSegment isa) {
                return partner;
            }

            @Override
            public Partner of(StoredSegment isa, StoredSegment gs) {
                return partner;
            }

            @Override
            public boolean allows(Partner sender, String set, String version) {
                return !"834".equals(set);
            }
        };
    }
}
