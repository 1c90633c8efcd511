package dev.tributary.hl7.ack;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.DefaultModelClassFactory;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.ModelClassFactory;
import ca.uhn.hl7v2.parser.ParserConfiguration;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.idgenerator.InMemoryIDGenerator;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.IssueCode;
import dev.tributary.hl7.front.Answer;
import dev.tributary.hl7.parse.Hl7IssueCode;
import dev.tributary.hl7.parse.Hl7Parser;
import dev.tributary.hl7.validate.ValidationIssueCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever the MSH, its acknowledgement can be read, by HAPI as by us, and says to whom it goes and
 * which message it is for.
 *
 * <p>HAPI cannot read every valid one. It insists on four encoding characters or five, where MSH-2
 * may name fewer, and where one is named twice it takes other delimiters than we do; there our own
 * parser stands in. A version that it has no model for it reads by another's.
 */
class AcknowledgementPropertyTest {

    private static final int MESSAGES = 2_000;
    private static final Set<String> MODELS =
            Set.of(
                    "", "2.1", "2.2", "2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.8",
                    "2.8.1");
    private static final AckMode[] ANSWERING = {AckMode.AUTO, AckMode.ORIGINAL, AckMode.ENHANCED};
    private static final String[] PLACES = {
        "", "MSH", "MSH-9", "OBX[2]-5", "PID-3[2].1", "encounter.id", "(byte 7)"
    };

    private final PipeParser hapi = hapi(new DefaultModelClassFactory());
    private final PipeParser hapiOfOneVersion = hapi(new CanonicalModelClassFactory("2.8.1"));
    private final Acknowledgements acknowledgements = new Acknowledgements(Clock.systemUTC());

    @Test
    void everyAcknowledgementCanBeReadAndSaysForWhomAndForWhatItIs() throws HL7Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<AckCode> seen = EnumSet.noneOf(AckCode.class);
        int byHapi = 0;
        for (int i = 0; i < MESSAGES; i++) {
            RandomMsh msh = RandomMsh.of(random);
            if (!(reply(msh, random) instanceof Answer.Acknowledge reply)) {
                continue;
            }
            String text = new String(reply.message(), StandardCharsets.ISO_8859_1);
            String which = "message %d of seed %d: %s".formatted(i, seed, text);
            seen.add(AckCode.valueOf(reply.code()));
            assertThat(byUs(reply.message())).as(which).isEqualTo(expected(msh, reply.code()));
            if (hapiReadsDelimitersAsWeDo(msh)) {
                byHapi++;
                assertThat(byHapi(text, msh))
                        .as(which)
                        .isEqualTo(
                                expected(msh, reply.code()).stream()
                                        .map(field -> unescaped(field, delimiters(msh)))
                                        .toList());
            }
        }
        assertThat(seen).as("seed %d", seed).containsExactly(AckCode.values());
        assertThat(byHapi).as("seed %d", seed).isGreaterThan(MESSAGES / 2);
    }

    private Answer reply(RandomMsh msh, Random random) {
        AckMode mode = pick(random, ANSWERING);
        Optional<Issue> reason =
                random.nextInt(4) == 0
                        ? Optional.empty()
                        : Optional.of(Issue.of(code(random), pick(random, PLACES)));
        return new Replies(mode, acknowledgements)
                .to(
                        new Hl7Parser(List.of()).headerOf(msh.bytes()),
                        pick(random, AckAnswer.values()),
                        reason);
    }

    private static IssueCode code(Random random) {
        return random.nextBoolean()
                ? pick(random, Hl7IssueCode.values())
                : pick(random, ValidationIssueCode.values());
    }

    /** MSA-1, MSA-2, MSH-3 to 6 and MSH-9.1. */
    private static List<String> expected(RandomMsh msh, String code) {
        return List.of(
                code, msh.field(10), msh.field(5), msh.field(6), msh.field(3), msh.field(4), "ACK");
    }

    private static List<String> byUs(byte[] acknowledgement) {
        Hl7Tokens tokens = Hl7Tokens.of(acknowledgement);
        var msh = tokens.segment(0);
        var msa = tokens.segment(1);
        assertThat(msa.id()).isEqualTo("MSA");
        return List.of(
                msa.field(1).latin1(),
                msa.field(2).latin1(),
                msh.field(3).latin1(),
                msh.field(4).latin1(),
                msh.field(5).latin1(),
                msh.field(6).latin1(),
                msh.field(9).component(1).latin1());
    }

    private List<String> byHapi(String acknowledgement, RandomMsh sent) throws HL7Exception {
        Message message = hapiFor(sent).parse(acknowledgement);
        EncodingCharacters delimiters = delimiters(sent);
        Segment msh = (Segment) message.get("MSH");
        Segment msa = (Segment) message.get("MSA");
        String type = field(msh, 9, delimiters);
        int end = type.indexOf(delimiters.getComponentSeparator());
        return List.of(
                field(msa, 1, delimiters),
                field(msa, 2, delimiters),
                field(msh, 3, delimiters),
                field(msh, 4, delimiters),
                field(msh, 5, delimiters),
                field(msh, 6, delimiters),
                end < 0 ? type : type.substring(0, end));
    }

    /** Where a dot is a delimiter, no version can be told. */
    private PipeParser hapiFor(RandomMsh sent) {
        String delimiters = sent.fieldSeparator() + sent.encodingCharacters();
        return MODELS.contains(sent.field(12)) && delimiters.indexOf('.') < 0
                ? hapi
                : hapiOfOneVersion;
    }

    private static String field(Segment segment, int number, EncodingCharacters delimiters)
            throws HL7Exception {
        return unescaped(PipeParser.encode(segment.getField(number, 0), delimiters), delimiters);
    }

    /** HAPI escapes a subcomponent separator where its model has no subcomponents. */
    private static String unescaped(String field, EncodingCharacters delimiters) {
        String escape = String.valueOf(delimiters.getEscapeCharacter());
        return field.replace(
                escape + "T" + escape, String.valueOf(delimiters.getSubcomponentSeparator()));
    }

    private static boolean hapiReadsDelimitersAsWeDo(RandomMsh msh) {
        String named = msh.encodingCharacters().strip();
        return named.isEmpty()
                || (named.length() > 3 && named.chars().limit(4).distinct().count() == 4);
    }

    private static EncodingCharacters delimiters(RandomMsh msh) {
        String named = msh.encodingCharacters().isEmpty() ? "^~\\&" : msh.encodingCharacters();
        return new EncodingCharacters(msh.fieldSeparator(), named.substring(0, 4));
    }

    private static PipeParser hapi(ModelClassFactory models) {
        ParserConfiguration config = new ParserConfiguration();
        config.setIdGenerator(new InMemoryIDGenerator());
        config.setAllowUnknownVersions(true);
        return new DefaultHapiContext(config, ValidationContextFactory.noValidation(), models)
                .getPipeParser();
    }

    private static <T> T pick(Random random, T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
