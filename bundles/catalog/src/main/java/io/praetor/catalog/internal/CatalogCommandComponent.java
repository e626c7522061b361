package io.praetor.catalog.internal;

import io.praetor.api.config.CatalogSettings;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.WriteTxn;
import io.praetor.catalog.internal.command.CatalogCommandHandler;
import java.nio.ByteBuffer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Carries out replicated commands on nodes, services and checks. */
@Component(
    configurationPid = CatalogSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = CommandHandler.COMMAND + ":Integer=" + Commands.CATALOG,
    service = CommandHandler.class,
    immediate = true)
public final class CatalogCommandComponent implements CommandHandler {

  private final CatalogCommandHandler handler = new CatalogCommandHandler();

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    return handler.apply(txn, payload);
  }
}
