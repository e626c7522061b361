package io.praetor.raft.internal.autopilot;

import io.praetor.api.raft.AutopilotConfig;
import io.praetor.raft.internal.control.WireIn;
import io.praetor.raft.internal.control.WireOut;
import io.praetor.raft.internal.transport.MalformedMessageException;

/**
 * The replicated command that sets the autopilot configuration: version, 1 when it is conditional,
 * the expected index, and the fields in their order.
 *
 * @param conditional whether the row must be unchanged
 * @param expectedIndex its modify index then, 0 when there must be none
 * @param config what to set; its own indexes do not matter
 */
public record AutopilotCommand(boolean conditional, long expectedIndex, AutopilotConfig config) {

  private static final int VERSION = 1;

  public byte[] encode() {
    return new WireOut()
        .octet(VERSION)
        .octet(conditional ? 1 : 0)
        .number(expectedIndex)
        .octet(config.cleanupDeadServers() ? 1 : 0)
        .number(config.lastContactMillis())
        .number(config.maxTrailingLogs())
        .number(config.minQuorum())
        .number(config.stabilizationMillis())
        .toBytes();
  }

  static AutopilotCommand decode(byte[] payload) throws MalformedMessageException {
    WireIn in = new WireIn(payload);
    int version = in.octet();
    if (version != VERSION) {
      throw new MalformedMessageException("version " + version + " is not known");
    }
    boolean conditional = in.octet() == 1;
    long expected = in.number();
    AutopilotConfig config =
        new AutopilotConfig(
            in.octet() == 1, in.number(), in.number(), in.number(), in.number(), 0, 0);
    in.end();
    return new AutopilotCommand(conditional, expected, config);
  }

  /** Whether the handler's result says that it was set. */
  public static boolean isSet(byte[] result) {
    return result.length == 1 && result[0] == 1;
  }
}
