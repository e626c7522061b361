package io.praetor.session.internal;

import io.praetor.api.config.SessionSettings;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.WriteTxn;
import io.praetor.session.internal.command.SessionCommandHandler;
import java.nio.ByteBuffer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Carries out replicated commands on sessions. */
@Component(
    configurationPid = SessionSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = CommandHandler.COMMAND + ":Integer=" + Commands.SESSION,
    service = CommandHandler.class,
    immediate = true)
public final class SessionCommandComponent implements CommandHandler {

  private final SessionCommandHandler handler = new SessionCommandHandler();

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    return handler.apply(txn, payload);
  }
}
