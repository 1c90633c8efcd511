package dev.tributary.hl7.validate;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.ModelClassFactory;
import ca.uhn.hl7v2.parser.ParserConfiguration;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.parser.UnexpectedSegmentBehaviourEnum;
import ca.uhn.hl7v2.util.ReflectionUtil;
import ca.uhn.hl7v2.util.idgenerator.InMemoryIDGenerator;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * HAPI's parsers, set so that they touch no file, start no thread and reject nothing. A parser
 * serves one thread at a time; there are as many as threads have needed at once.
 */
final class SkeletonParsers {

    private final ModelClassFactory classes;
    private final DefaultHapiContext context;
    private final Queue<PipeParser> idle = new ConcurrentLinkedQueue<>();

    SkeletonParsers(ModelClassFactory classes) {
        this.classes = classes;
        ParserConfiguration how = new ParserConfiguration();
        // The default writes a file into the working directory.
        how.setIdGenerator(new InMemoryIDGenerator());
        how.setUnexpectedSegmentBehaviour(UnexpectedSegmentBehaviourEnum.ADD_INLINE);
        how.setDefaultObx2Type("ST");
        how.setInvalidObx2Type("ST");
        context = new DefaultHapiContext(how, ValidationContextFactory.noValidation(), classes);
    }

    /** Parses a skeleton; what the grammar does not have is added where it stands. */
    Message parse(String skeleton) throws HL7Exception {
        PipeParser parser = idle.poll();
        if (parser == null) {
            parser = new PipeParser(context);
        }
        try {
            return parser.parse(skeleton);
        } finally {
            idle.add(parser);
        }
    }

    /** Another message of the same structure, with nothing in it. */
    Message empty(Message message) throws HL7Exception {
        return ReflectionUtil.instantiateMessage(message.getClass(), classes);
    }
}
