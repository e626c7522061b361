package io.praetor.session.internal;

import io.praetor.api.config.SessionSettings;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.WriteTxn;
import io.praetor.session.internal.command.SessionOperationHandler;
import java.nio.ByteBuffer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Carries out operations of transactions on sessions. */
@Component(
    configurationPid = SessionSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = CommandHandler.COMMAND + ":Integer=" + Commands.SESSION_OPERATION,
    service = CommandHandler.class,
    immediate = true)
public final class SessionOperationComponent implements CommandHandler {

  private final SessionOperationHandler handler = new SessionOperationHandler();

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    return handler.apply(txn, payload);
  }
}
