package dev.tributary.cluster;

/** One server of a cluster that can be started, stopped cleanly and killed. */
public interface Peer {

    /** Starts the server and returns when it serves; keeps what it stored before. */
    void start();

    /** Stops the server as an operator would, and returns when it is gone. */
    void stop();

    /** Takes the server away without warning, as {@code kill -9} or a power cut would. */
    void kill();

    boolean isRunning();
}
