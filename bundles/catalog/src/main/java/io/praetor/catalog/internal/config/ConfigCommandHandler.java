package io.praetor.catalog.internal.config;

import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.state.WriteTxn;
import io.praetor.catalog.internal.command.Comparison;
import java.nio.ByteBuffer;

/** Carries out changes of configuration entries. Pure: nothing but the state decides. */
public final class ConfigCommandHandler {

  /** Applies a command; see {@link io.praetor.api.state.CommandHandler#apply}. */
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    ConfigCommand command = ConfigCommand.decode(payload);
    return (command.deletes() ? delete(txn, command) : set(txn, command)).encode();
  }

  private static WriteResult set(WriteTxn txn, ConfigCommand command) {
    ConfigEntryRow existing = ConfigEntries.find(txn, command.kind(), command.name());
    if (existing != null
        && existing.content().equals(command.content())
        && existing.name().equals(command.name())) {
      // As in Consul, what is there already is done, whatever index was asked for.
      return WriteResult.DONE;
    }
    if (command.compares() && !Comparison.allowsSet(existing, command.index())) {
      return WriteResult.STALE;
    }
    return ConfigEntries.replace(
        txn,
        ConfigEntry.of(
            new ConfigEntryRow(command.kind(), command.name(), command.content(), 0, 0)));
  }

  private static WriteResult delete(WriteTxn txn, ConfigCommand command) {
    ConfigEntryRow existing = ConfigEntries.find(txn, command.kind(), command.name());
    if (command.compares() && !Comparison.allowsDelete(existing, command.index())) {
      return WriteResult.STALE;
    }
    if (existing == null) {
      return WriteResult.DONE;
    }
    String refusal = GraphRules.refusalToDelete(txn, command.kind(), command.name());
    if (!refusal.isEmpty()) {
      return WriteResult.refused(refusal);
    }
    ConfigEntries.remove(txn, command.kind(), command.name());
    return WriteResult.DONE;
  }
}
