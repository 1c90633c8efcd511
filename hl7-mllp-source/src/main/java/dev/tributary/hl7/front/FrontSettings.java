package dev.tributary.hl7.front;

import java.time.Duration;

/**
 * What bounds the front.
 *
 * @param maxMessageBytes a longer message is rejected; its connection lives
 * @param maxConnections further connections are closed at once
 * @param window how many messages of one connection may wait for their answers
 * @param answerTimeout a message that waits longer ends its connection; zero waits for ever
 * @param idleTimeout a connection without a byte for longer is closed; zero keeps it
 * @param pauseDetection reading stops when nothing was polled for longer
 * @param drainTimeout how long a stop waits for the answers of what was read
 */
public record FrontSettings(
        int maxMessageBytes,
        int maxConnections,
        int window,
        Duration answerTimeout,
        Duration idleTimeout,
        Duration pauseDetection,
        Duration drainTimeout) {}
