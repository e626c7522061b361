package io.praetor.catalog.internal;

import io.praetor.api.config.CatalogSettings;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.WriteTxn;
import io.praetor.catalog.internal.prepared.QueryCommandHandler;
import java.nio.ByteBuffer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Carries out replicated changes of prepared queries. */
@Component(
    configurationPid = CatalogSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = CommandHandler.COMMAND + ":Integer=" + Commands.PREPARED_QUERY,
    service = CommandHandler.class,
    immediate = true)
public final class QueryCommandComponent implements CommandHandler {

  private final QueryCommandHandler handler = new QueryCommandHandler();

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    return handler.apply(txn, payload);
  }
}
