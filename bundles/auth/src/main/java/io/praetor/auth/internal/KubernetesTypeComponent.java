package io.praetor.auth.internal;

import io.praetor.auth.internal.kubernetes.KubernetesType;
import io.praetor.auth.internal.web.Workers;
import io.praetor.spi.auth.AuthMethodType;
import io.praetor.spi.auth.Validator;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Offers auth methods of the kind {@code kubernetes}; made when somebody asks for it. */
@Component(
    service = AuthMethodType.class,
    property = AuthMethodType.TYPE + "=" + KubernetesType.NAME)
public final class KubernetesTypeComponent implements AuthMethodType {

  private final Workers workers = new Workers("auth-kubernetes");
  private final KubernetesType type = new KubernetesType(workers);

  @Override
  public Validator validator(Map<String, Object> config) {
    return type.validator(config);
  }

  @Deactivate
  void stop() {
    workers.close();
  }
}
