package dev.tributary.hl7;

import dev.tributary.commons.issue.Stage;
import dev.tributary.hl7.ack.MessageHeader;
import dev.tributary.hl7.ack.Replies;
import dev.tributary.hl7.front.Answer;
import dev.tributary.hl7.front.MessageSink;
import dev.tributary.hl7.front.Received;
import dev.tributary.hl7.map.Interpreted;
import dev.tributary.hl7.map.Interpreter;
import dev.tributary.hl7.parse.Batch;
import dev.tributary.hl7.parse.Fragment;
import dev.tributary.hl7.parse.Hl7IssueCode;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what came off the wire: one message or a batch of them. Interprets each, hands it on for
 * delivery, and answers when its fate is known, never before.
 */
final class MessageIntake implements MessageSink {

    private static final Logger LOG = LoggerFactory.getLogger(MessageIntake.class);

    private final Interpreter interpreter;
    private final MessageDelivery delivery;
    private final FragmentDelivery fragments;
    private final Replies replies;
    private final LongAdder ignored = new LongAdder();

    /**
     * The intake of one task.
     *
     * @param interpreter parses, validates and maps
     * @param delivery brings records to the queue and follows their fate
     * @param fragments the same for parts of messages
     * @param replies writes answers
     */
    MessageIntake(
            Interpreter interpreter,
            MessageDelivery delivery,
            FragmentDelivery fragments,
            Replies replies) {
        this.interpreter = interpreter;
        this.delivery = delivery;
        this.fragments = fragments;
        this.replies = replies;
    }

    /** How many messages were acknowledged and forgotten, as message.types.other says. */
    long ignored() {
        return ignored.sum();
    }

    @Override
    public void accept(Received received, AnswerTo answer) {
        if (received.oversize()) {
            Interpreted.Refused refused =
                    interpreter.refuse(
                            received.bytes(), Stage.FRONT, Hl7IssueCode.MESSAGE_TOO_LARGE);
            take(received, refused, answering(refused.header(), answer));
            return;
        }
        Optional<Batch> batch = Batch.open(received.bytes());
        if (batch.isPresent()) {
            acceptBatch(received, batch.get(), answer);
            return;
        }
        Interpreted interpreted = interpret(received);
        Fate.Listener listener = answering(interpreted.header(), answer);
        Optional<Fragment> part = Fragment.of(received.bytes());
        if (part.isPresent()) {
            fragments.deliver(received, part.get(), interpreted, this::interpretWhole, listener);
        } else {
            take(received, interpreted, listener);
        }
    }

    private Interpreted interpretWhole(Received lastPart, byte[] whole) {
        return interpret(lastPart.part(whole, 0));
    }

    private void acceptBatch(Received received, Batch batch, AnswerTo answer) {
        Fate.Listener whole = answering(batch.header(), answer);
        Optional<Hl7IssueCode> fault = batch.fault();
        if (fault.isPresent()) {
            take(received, batch.refuse(fault.get()), whole);
            return;
        }
        BatchFate fate = new BatchFate(batch.messages().size(), whole);
        for (int i = 0; i < batch.messages().size(); i++) {
            Received member = received.part(batch.messages().get(i), i + 1);
            take(member, interpret(member), fate);
        }
    }

    private void take(Received received, Interpreted interpreted, Fate.Listener listener) {
        if (interpreted instanceof Interpreted.Accepted accepted) {
            delivery.deliver(received, accepted, listener);
        } else if (interpreted instanceof Interpreted.Refused refused) {
            delivery.refuse(received, refused, listener);
        } else {
            // Of a type that nobody wants: there is nothing to wait for.
            ignored.increment();
            listener.known(Fate.accepted());
        }
    }

    private Interpreted interpret(Received received) {
        try {
            return interpreter.interpret(received.bytes(), received.at());
        } catch (RuntimeException bug) {
            // A fault of ours in one message must not take the feed down, nor lose the message. The
            // exception's text may hold a value, so only its place is logged.
            LOG.error(
                    "a message could not be processed: {} at {}",
                    bug.getClass().getName(),
                    bug.getStackTrace().length > 0 ? bug.getStackTrace()[0] : "an unknown place");
            return interpreter.refuse(received.bytes(), Stage.MAP, Hl7IssueCode.PROCESSING_FAILED);
        }
    }

    private Fate.Listener answering(MessageHeader header, AnswerTo answer) {
        return fate ->
                answer.answer(
                        fate instanceof Fate.Settled settled
                                ? replies.to(header, settled.answer(), settled.reason())
                                : new Answer.Hangup());
    }
}
