package io.praetor.kv.internal;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.config.KvSettings;
import io.praetor.api.state.ReadTxn;
import io.praetor.kv.internal.http.KvOperationKind;
import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.txn.OperationKind;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Lets transactions hold operations on keys. */
@Component(
    configurationPid = KvSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = OperationKind.MEMBER + "=KV",
    service = OperationKind.class,
    immediate = true)
public final class KvOperationComponent implements OperationKind {

  private final KvOperationKind kind;

  @Activate
  public KvOperationComponent(KvSettings settings) {
    kind = new KvOperationKind(settings.maxValueBytes(), KvEndpointComponent.limits(settings));
  }

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
