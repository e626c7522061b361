package io.praetor.acl.internal;

import io.praetor.acl.internal.command.AclCommandHandler;
import io.praetor.api.config.AclSettings;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.WriteTxn;
import java.nio.ByteBuffer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Carries out replicated commands on tokens, policies and the rest. */
@Component(
    configurationPid = AclSettings.STATE_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = CommandHandler.COMMAND + ":Integer=" + Commands.ACL,
    service = CommandHandler.class,
    immediate = true)
public final class AclCommandComponent implements CommandHandler {

  private final AclCommandHandler handler = new AclCommandHandler();

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    return handler.apply(txn, payload);
  }
}
