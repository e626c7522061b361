package io.praetor.connect.internal;

import io.praetor.api.config.ConnectSettings;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.WriteTxn;
import io.praetor.connect.internal.command.ConnectCommandHandler;
import java.nio.ByteBuffer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Carries out replicated commands on the authority, also where the mesh is switched off by now. */
@Component(
    configurationPid = ConnectSettings.CA_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = CommandHandler.COMMAND + ":Integer=" + Commands.CONNECT,
    service = CommandHandler.class,
    immediate = true)
public final class ConnectCommandComponent implements CommandHandler {

  private final ConnectCommandHandler handler = new ConnectCommandHandler();

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    return handler.apply(txn, payload);
  }
}
