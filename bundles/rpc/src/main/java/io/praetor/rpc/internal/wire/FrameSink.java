package io.praetor.rpc.internal.wire;

/** Takes what came over a connection, frame by frame. */
public interface FrameSink {

  /**
   * A frame came.
   *
   * @param id of the call or stream; 0 where the type has none
   * @param name protocol, null where the type has none
   * @param body for the sink to keep
   */
  void frame(FrameType type, int id, String name, byte[] body) throws MalformedFrameException;
}
