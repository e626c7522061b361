package io.praetor.agent.internal.event;

/** Is told when somebody wants a command to be run here. */
public interface JobListener {

  /** A request came; called on a thread of gossip's, must not block. */
  void requested(byte[] payload);
}
