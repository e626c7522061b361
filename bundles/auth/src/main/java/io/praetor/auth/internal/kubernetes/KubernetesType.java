package io.praetor.auth.internal.kubernetes;

import io.praetor.auth.internal.web.WebClient;
import io.praetor.auth.internal.web.Workers;
import io.praetor.spi.auth.AuthMethodType;
import io.praetor.spi.auth.Validator;
import java.util.Map;

/** Auth methods of the kind {@code kubernetes}. */
public final class KubernetesType implements AuthMethodType {

  public static final String NAME = "kubernetes";

  private final Workers workers;

  public KubernetesType(Workers workers) {
    this.workers = workers;
  }

  @Override
  public Validator validator(Map<String, Object> config) {
    KubernetesSettings settings = KubernetesSettings.of(config);
    WebClient web = new WebClient(workers, settings.authorities());
    return new KubernetesValidator(new KubernetesApi(web, settings), workers.pool(), web::close);
  }
}
