package io.praetor.catalog.internal;

import io.praetor.api.config.CatalogSettings;
import io.praetor.api.state.ChangeHook;
import io.praetor.api.state.Hooks;
import io.praetor.api.state.RowChange;
import io.praetor.api.state.WriteTxn;
import io.praetor.catalog.internal.prepared.SessionEnd;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Lets prepared queries go with their sessions. */
@Component(
    configurationPid = CatalogSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = ChangeHook.NAME + "=" + Hooks.QUERIES,
    service = ChangeHook.class,
    immediate = true)
public final class QueryHookComponent implements ChangeHook {

  private final SessionEnd sessionEnd = new SessionEnd();

  @Override
  public void changed(WriteTxn txn, RowChange change) {
    sessionEnd.changed(txn, change);
  }
}
