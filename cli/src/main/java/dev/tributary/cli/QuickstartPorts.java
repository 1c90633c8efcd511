package dev.tributary.cli;

import dev.tributary.cluster.Ports;

/** Where the quickstart's servers listen, each with the option that moves it. */
record QuickstartPorts(int mllp, int kafka, int connect) {

    void requireFree() {
        Ports.requireFree(kafka, "the Kafka broker", "--kafka-port");
        Ports.requireFree(connect, "the Connect worker", "--connect-port");
        Ports.requireFree(mllp, "the HL7 listener", "--mllp-port");
    }
}
