package io.praetor.gossip.internal.message;

/** What goes from member to member in a packet. Arrays are never changed by anyone. */
public sealed interface Message {

  /**
   * Are you there?
   *
   * @param sequence number that the answer repeats
   * @param target name of the node that is meant; another one does not answer
   * @param source where the asker is, null when it does not say
   * @param sourceName who asks, empty when it does not say
   */
  record Ping(long sequence, String target, Endpoint source, String sourceName)
      implements Message {}

  /**
   * Ask another node for me.
   *
   * @param nack whether to tell also that it did not answer
   */
  record IndirectPing(
      long sequence,
      Endpoint targetEndpoint,
      String target,
      boolean nack,
      Endpoint source,
      String sourceName)
      implements Message {}

  /**
   * Yes.
   *
   * @param payload opaque, for the layer above; may be empty
   */
  record Ack(long sequence, byte[] payload) implements Message {}

  /** The node that you asked me to ask did not answer. */
  record Nack(long sequence) implements Message {}

  /** A node is said not to answer. */
  record Suspect(long incarnation, String node, String from) implements Message {}

  /** A node says that it is there, and what it is. */
  record Alive(NodeRecord node) implements Message {}

  /** A node is said to be dead; from itself it means that it leaves. */
  record Dead(long incarnation, String node, String from) implements Message {}

  /** Something of the layer above. */
  record User(byte[] payload) implements Message {}
}
