package io.praetor.gossip.internal.message;

/** Turns a message into the bytes that go into a packet, its type byte first. */
@FunctionalInterface
public interface MessageEncoder {

  byte[] encode(Message message);
}
