package dev.tributary.cluster;

/** A broker and a Connect worker, whatever they run on. */
public interface Cluster extends AutoCloseable {

    String bootstrapServers();

    Peer broker();

    Peer worker();

    /** The worker's REST interface. */
    ConnectRest rest();

    /** Reads what is committed in the broker's topics. */
    TopicReader reader();

    @Override
    void close();
}
