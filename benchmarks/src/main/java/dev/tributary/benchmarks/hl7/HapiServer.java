package dev.tributary.benchmarks.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.app.HL7Service;
import ca.uhn.hl7v2.llp.MinLowerLayerProtocol;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.protocol.MetadataKeys;
import ca.uhn.hl7v2.protocol.ReceivingApplication;
import ca.uhn.hl7v2.protocol.ReceivingApplicationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;

/**
 * The peer as a program of its own: HAPI's server, and a producer whose commit it awaits before it
 * acknowledges. It writes the same JSON under the same key as the connector, or the message's text
 * as it came.
 */
public final class HapiServer implements ReceivingApplication<Message> {

    private final HapiReader reader;
    private final Producer<String, byte[]> producer;
    private final String topic;
    private final boolean asRecord;
    private final ThreadLocal<JsonConverter> converter =
            ThreadLocal.withInitial(HapiServer::newConverter);

    private HapiServer(
            HapiReader reader, Producer<String, byte[]> producer, String topic, boolean asRecord) {
        this.reader = reader;
        this.producer = producer;
        this.topic = topic;
        this.asRecord = asRecord;
    }

    /**
     * Arguments: port, bootstrap servers, topic, {@code record} or {@code text}. Ends with its
     * standard input.
     */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        Map<String, Object> config =
                Map.of("bootstrap.servers", args[1], "acks", "all", "linger.ms", 0);
        try (HapiContext context = HapiReader.context();
                Producer<String, byte[]> producer =
                        new KafkaProducer<>(
                                config, new StringSerializer(), new ByteArraySerializer())) {
            // True: reads the character set from MSH-18, as our messages name it.
            context.setLowerLayerProtocol(new MinLowerLayerProtocol(true));
            HL7Service server = context.newServer(port, false);
            HapiReader reader = new HapiReader(context, ZoneId.of("America/Chicago"));
            server.registerApplication(
                    new HapiServer(reader, producer, args[2], args[3].equals("record")));
            server.startAndWait();
            while (System.in.read() >= 0) {
                // Until the benchmark ends.
            }
            server.stopAndWait();
        }
        System.exit(0);
    }

    private static JsonConverter newConverter() {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", false), false);
        return converter;
    }

    @Override
    public boolean canProcess(Message message) {
        return true;
    }

    @Override
    public Message processMessage(Message message, Map<String, Object> metadata)
            throws ReceivingApplicationException, HL7Exception {
        String text = (String) metadata.get(MetadataKeys.IN_RAW_MESSAGE);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            producer.send(asRecord ? record(message, bytes) : new ProducerRecord<>(topic, bytes))
                    .get();
            return message.generateACK();
        } catch (ExecutionException | IOException e) {
            throw new ReceivingApplicationException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReceivingApplicationException(e);
        }
    }

    private ProducerRecord<String, byte[]> record(Message message, byte[] bytes)
            throws HL7Exception {
        Struct value = reader.map(message, bytes, Instant.now(), Instant.now());
        byte[] json = converter.get().fromConnectData(topic, value.schema(), value);
        return new ProducerRecord<>(topic, value.getStruct("patient").getString("id"), json);
    }
}
