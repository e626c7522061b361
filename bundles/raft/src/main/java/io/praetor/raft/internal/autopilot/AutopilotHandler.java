package io.praetor.raft.internal.autopilot;

import io.praetor.api.config.RaftSettings;
import io.praetor.api.raft.AutopilotConfig;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.WriteTxn;
import io.praetor.raft.internal.transport.MalformedMessageException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Sets the autopilot configuration; the result is 1, or 0 when the condition did not hold. */
@Component(
    property = CommandHandler.COMMAND + ":Integer=" + Commands.AUTOPILOT,
    configurationPid = RaftSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class AutopilotHandler implements CommandHandler {

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    AutopilotCommand command;
    try {
      command = AutopilotCommand.decode(bytes);
    } catch (MalformedMessageException e) {
      throw new IllegalArgumentException("a command of another kind", e);
    }
    byte[] key = AutopilotConfig.KEY.getBytes(StandardCharsets.UTF_8);
    AutopilotConfig known = txn.get(AutopilotConfig.TABLE, key);
    long index = known == null ? 0 : known.modifyIndex();
    if (command.conditional() && command.expectedIndex() != index) {
      return new byte[] {0};
    }
    AutopilotConfig wanted = command.config();
    txn.put(
        AutopilotConfig.TABLE,
        key,
        new AutopilotConfig(
            wanted.cleanupDeadServers(),
            wanted.lastContactMillis(),
            wanted.maxTrailingLogs(),
            wanted.minQuorum(),
            wanted.stabilizationMillis(),
            known == null ? txn.index() : known.createIndex(),
            txn.index()));
    return new byte[] {1};
  }
}
