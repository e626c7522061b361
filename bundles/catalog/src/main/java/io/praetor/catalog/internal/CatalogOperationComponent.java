package io.praetor.catalog.internal;

import io.praetor.api.config.CatalogSettings;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.WriteTxn;
import io.praetor.catalog.internal.command.CatalogOperationHandler;
import java.nio.ByteBuffer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Carries out operations of transactions on nodes, services and checks. */
@Component(
    configurationPid = CatalogSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = CommandHandler.COMMAND + ":Integer=" + Commands.CATALOG_OPERATION,
    service = CommandHandler.class,
    immediate = true)
public final class CatalogOperationComponent implements CommandHandler {

  private final CatalogOperationHandler handler = new CatalogOperationHandler();

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    return handler.apply(txn, payload);
  }
}
