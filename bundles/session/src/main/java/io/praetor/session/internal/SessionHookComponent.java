package io.praetor.session.internal;

import io.praetor.api.config.SessionSettings;
import io.praetor.api.state.ChangeHook;
import io.praetor.api.state.Hooks;
import io.praetor.api.state.RowChange;
import io.praetor.api.state.WriteTxn;
import io.praetor.session.internal.command.SessionHook;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Ends sessions whose node or checks go or fail. */
@Component(
    configurationPid = SessionSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = ChangeHook.NAME + "=" + Hooks.SESSIONS,
    service = ChangeHook.class,
    immediate = true)
public final class SessionHookComponent implements ChangeHook {

  private final SessionHook hook = new SessionHook();

  @Override
  public void changed(WriteTxn txn, RowChange change) {
    hook.changed(txn, change);
  }
}
