package io.praetor.kv.internal;

import io.praetor.api.config.KvSettings;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.WriteTxn;
import io.praetor.kv.internal.command.KvCommandHandler;
import java.nio.ByteBuffer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Carries out replicated key/value commands. */
@Component(
    configurationPid = KvSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = CommandHandler.COMMAND + ":Integer=" + Commands.KV,
    service = CommandHandler.class,
    immediate = true)
public final class KvCommandComponent implements CommandHandler {

  private final KvCommandHandler handler = new KvCommandHandler();

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    return handler.apply(txn, payload);
  }
}
