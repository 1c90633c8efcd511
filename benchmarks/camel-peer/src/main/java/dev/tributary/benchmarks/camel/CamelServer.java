package dev.tributary.benchmarks.camel;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * The route that Camel's documentation shows: a message is acknowledged when its text is in Kafka.
 */
public final class CamelServer {

    private CamelServer() {}

    /** Arguments: port, bootstrap servers, topic. Ends with its standard input. */
    public static void main(String[] args) throws Exception {
        Main camel = new Main();
        camel.configure()
                .addRoutesBuilder(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                // As many senders at a time as the benchmark has; five by default.
                                from("mllp://127.0.0.1:%s?maxConcurrentConsumers=100&hl7Headers=false"
                                                .formatted(args[0]))
                                        .to(
                                                ("kafka:%s?brokers=%s&lingerMs=0&requestRequiredAcks=all"
                                                                + "&valueSerializer=org.apache.kafka.common.serialization.ByteArraySerializer")
                                                        .formatted(args[2], args[1]));
                            }
                        });
        camel.start();
        while (System.in.read() >= 0) {
            // Until the benchmark ends.
        }
        camel.stop();
        System.exit(0);
    }
}
