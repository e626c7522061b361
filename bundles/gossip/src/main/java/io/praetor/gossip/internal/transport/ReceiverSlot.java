package io.praetor.gossip.internal.transport;

/**
 * Who is told what comes in; nobody until the pool is ready, as it needs to know the port first.
 */
final class ReceiverSlot {

  private volatile Transport.Receiver receiver;

  void set(Transport.Receiver next) {
    receiver = next;
  }

  /** Null while nobody listens: a member that is not ready yet is one that does not answer. */
  Transport.Receiver get() {
    return receiver;
  }
}
