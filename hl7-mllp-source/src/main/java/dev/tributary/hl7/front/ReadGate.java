package dev.tributary.hl7.front;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;

/**
 * Says whether sockets may be read at all: not while the queue is full, nor while nothing is polled
 * (a paused task, a stuck producer), nor during a drain.
 */
final class ReadGate {

    private final ChannelGroup channels;
    private volatile boolean open = true;

    ReadGate(ChannelGroup channels) {
        this.channels = channels;
    }

    boolean isOpen() {
        return open;
    }

    /** Opens or closes the gate, and has every channel look again if that is a change. */
    void set(boolean nowOpen) {
        if (open == nowOpen) {
            return;
        }
        open = nowOpen;
        for (Channel channel : channels) {
            channel.pipeline().fireUserEventTriggered(Changed.EVENT);
        }
    }

    /** Tells a channel's handlers that the gate has changed. */
    enum Changed {
        EVENT
    }
}
