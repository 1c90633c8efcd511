package dev.tributary.x12.tool;

import dev.tributary.x12.Interchanges;
import dev.tributary.x12.Judge;
import dev.tributary.x12.RecordRules;
import dev.tributary.x12.ack.AckOptions;
import dev.tributary.x12.ack.Acknowledger;
import dev.tributary.x12.grammar.Grammars;
import dev.tributary.x12.map.RecordOptions;
import dev.tributary.x12.map.X12Mapper;
import dev.tributary.x12.parse.InterchangeReader;
import dev.tributary.x12.parse.ReaderOptions;
import dev.tributary.x12.partner.GrammarOptions;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.partner.PartnerOptions;
import dev.tributary.x12.partner.TradingPartners;
import dev.tributary.x12.partner.UnknownPartner;
import dev.tributary.x12.validate.X12ValidationOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.spi.ToolProvider;
import org.apache.kafka.common.KafkaException;

/**
 * {@code check-x12 PATH… [--json] [--acks DIR] [--partners FILE] [--strict] [--records] [--tree]
 * [--duplicates] [--rules FILE] [--overlay FILE]… [--code-lists DIR]}: runs the plugin's own
 * reader, validation, mapping and acknowledgements over files, without Kafka.
 *
 * <p>Ends with 0 when everything would become a record, 1 when something would become a dead
 * letter, 2 when it could not be run as asked. No value of the files is printed, unless records are
 * asked for.
 */
public final class CheckX12 implements ToolProvider {

    private static final int MAX_SEGMENT_BYTES = 1 << 20;
    private static final int MAX_ISSUES = 1_000;
    private static final int REMEMBERED = 100_000;
    private static final long MAX_RECORD_BYTES = 900_000;
    private static final String USAGE =
            """
            PATH...            files, plain or packed by gzip or zip, and folders with all below
            --partners FILE    your trading partners, as trading.partners
            --strict           refuse what has errors, where a partner says nothing else
            --duplicates       refuse a control number that its sender has used before, in another
                               interchange of these files
            --rules FILE       your own rules, as rules.file
            --acks DIR         write the TA1, 997 and 999 that would be sent into that folder
            --overlay FILE     what a partner does otherwise, as grammar.overlays; again for more
            --code-lists DIR   your code lists, as code.lists
            --json             print one line of JSON
            --records          print the records too
            --tree             print them with all their loops and segments""";

    @Override
    public String name() {
        return "check-x12";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        if (List.of(args).contains("--help")) {
            out.println(USAGE);
            out.flush();
            return 0;
        }
        try {
            return check(CheckArguments.of(args), out);
        } catch (IllegalArgumentException | KafkaException e) {
            err.println("check-x12: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            err.println("check-x12: cannot read or write " + e.getMessage());
        }
        err.flush();
        return 2;
    }

    private static int check(CheckArguments asked, PrintWriter out) throws IOException {
        PartnerOptions options =
                new PartnerOptions(
                        asked.partners(), true, true, UnknownPartner.ACCEPT, List.of(), false);
        TradingPartners partners = TradingPartners.of(options, Partner.all(asked.mode()));
        Grammars grammars = new GrammarOptions(asked.overlays(), asked.codeLists()).grammars();
        partners.refuseUnknownOverlays(grammars.overlays());
        Interchanges interchanges =
                (source, start, number) ->
                        new InterchangeReader(
                                source,
                                new ReaderOptions(MAX_SEGMENT_BYTES, MAX_ISSUES, start, number),
                                partners,
                                grammars,
                                X12ValidationOptions.DEFAULTS.checks());
        Clock clock = Clock.systemUTC();
        Judge judge =
                new Judge(
                        new X12Mapper(new RecordOptions(true, asked.tree()), clock),
                        RecordRules.of(asked.rules(), partners),
                        MAX_RECORD_BYTES);
        AtomicLong controlNumbers = new AtomicLong();
        CheckReport report = new CheckReport(asked.json(), asked.records(), out);
        FileCheck check =
                new FileCheck(
                        interchanges,
                        judge,
                        new Acknowledger(
                                AckOptions.DEFAULTS, clock, controlNumbers::incrementAndGet),
                        AnswerFiles.in(asked.answers()),
                        report,
                        clock,
                        asked.duplicates() ? REMEMBERED : 0);
        for (Path path : asked.paths()) {
            check.path(path);
        }
        report.print();
        return report.deadLetters() == 0 ? 0 : 1;
    }
}
