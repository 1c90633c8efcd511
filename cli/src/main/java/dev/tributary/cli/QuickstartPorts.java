package dev.tributary.cli;

import dev.tributary.cluster.Ports;
import java.util.Set;

/** Where the quickstart's servers listen, each with the option that moves it. */
record QuickstartPorts(int mllp, int kafka, int connect, int database) {

    /** Refuses a port that is taken, of those that these parts need. */
    void requireFree(Set<DemoPart> parts) {
        Ports.requireFree(kafka, "the Kafka broker", "--kafka-port");
        Ports.requireFree(connect, "the Connect worker", "--connect-port");
        if (parts.contains(DemoPart.HL7)) {
            Ports.requireFree(mllp, "the HL7 listener", "--mllp-port");
        }
        if (parts.contains(DemoPart.MONEY)) {
            Ports.requireFree(database, "PostgreSQL", "--database-port");
        }
    }
}
