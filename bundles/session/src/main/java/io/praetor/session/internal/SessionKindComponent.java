package io.praetor.session.internal;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.config.SessionSettings;
import io.praetor.api.state.ReadTxn;
import io.praetor.session.internal.http.SessionKind;
import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.txn.OperationKind;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Lets transactions act on sessions. */
@Component(
    configurationPid = SessionSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = OperationKind.MEMBER + "=Session",
    service = OperationKind.class,
    immediate = true)
public final class SessionKindComponent implements OperationKind {

  private final SessionKind kind = new SessionKind();

  @Override
  public Operation parse(Map<String, Object> fields) {
    return kind.parse(fields);
  }

  @Override
  public byte[] read(ReadTxn txn, byte[] payload) {
    return kind.read(txn, payload);
  }

  @Override
  public List<Permission> needs(ReadTxn txn, byte[] payload) {
    return kind.needs(txn, payload);
  }

  @Override
  public void render(byte[] result, Authorizer caller, JsonWriter out) {
    kind.render(result, caller, out);
  }
}
