package io.praetor.kv.internal;

import io.praetor.api.config.KvSettings;
import io.praetor.kv.internal.http.KvEndpoint;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Offers {@code /v1/kv} as soon as there is a configuration, long before there is a state. */
@Component(
    configurationPid = KvSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class KvEndpointComponent implements HttpEndpoint {

  private final KvEndpoint endpoint;

  @Activate
  public KvEndpointComponent(KvSettings settings) {
    endpoint = new KvEndpoint(settings.maxValueBytes());
  }

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }
}
