package io.praetor.kv.internal;

import io.praetor.api.config.KvSettings;
import io.praetor.api.state.ChangeHook;
import io.praetor.api.state.Hooks;
import io.praetor.api.state.RowChange;
import io.praetor.api.state.WriteTxn;
import io.praetor.kv.internal.command.KeysHook;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Lets keys follow what they hang on, in the same commit. */
@Component(
    configurationPid = KvSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = ChangeHook.NAME + "=" + Hooks.KEYS,
    service = ChangeHook.class,
    immediate = true)
public final class KeysHookComponent implements ChangeHook {

  private final KeysHook hook = new KeysHook();

  @Override
  public void changed(WriteTxn txn, RowChange change) {
    hook.changed(txn, change);
  }
}
