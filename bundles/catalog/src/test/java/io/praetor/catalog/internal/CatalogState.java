package io.praetor.catalog.internal;

import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.catalog.internal.command.CatalogCommandHandler;
import io.praetor.catalog.internal.command.CatalogOperationHandler;
import io.praetor.catalog.internal.command.CoordinateCommandHandler;
import io.praetor.catalog.internal.config.ConfigCommandHandler;
import io.praetor.catalog.internal.intention.IntentionCommandHandler;
import io.praetor.catalog.internal.prepared.QueryCommandHandler;
import io.praetor.testkit.state.MemoryState;
import java.util.HashMap;
import java.util.Map;

/** A state with the commands and indexes of the catalog. */
public final class CatalogState {

  private static final long START = 10;

  private CatalogState() {}

  public static MemoryState empty() {
    return with(Map.of());
  }

  /** The same with more commands. */
  public static MemoryState with(Map<Integer, CommandHandler> more) {
    Map<Integer, CommandHandler> handlers = new HashMap<>(more);
    handlers.putAll(
        Map.of(
            Commands.CATALOG, new CatalogCommandHandler()::apply,
            Commands.CATALOG_OPERATION, new CatalogOperationHandler()::apply,
            Commands.CONFIG_ENTRY, new ConfigCommandHandler()::apply,
            Commands.PREPARED_QUERY, new QueryCommandHandler()::apply,
            Commands.INTENTION, new IntentionCommandHandler()::apply,
            Commands.COORDINATES, new CoordinateCommandHandler()::apply));
    return new MemoryState(handlers, CatalogOrder::key, START);
  }
}
