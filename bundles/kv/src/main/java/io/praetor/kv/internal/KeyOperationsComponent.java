package io.praetor.kv.internal;

import io.praetor.api.config.KvSettings;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.WriteTxn;
import io.praetor.kv.internal.command.KeyOperations;
import java.nio.ByteBuffer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Carries out operations on keys that are part of transactions. */
@Component(
    configurationPid = KvSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = CommandHandler.COMMAND + ":Integer=" + Commands.KV_OPERATION,
    service = CommandHandler.class,
    immediate = true)
public final class KeyOperationsComponent implements CommandHandler {

  private final KeyOperations operations = new KeyOperations();

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    return operations.apply(txn, payload);
  }
}
