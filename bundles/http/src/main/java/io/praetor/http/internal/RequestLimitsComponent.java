package io.praetor.http.internal;

import io.praetor.api.config.RequestLimitSettings;
import io.praetor.http.internal.server.RequestLimits;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;

/** The request limits of the moment; they change without a word to any connection. */
@Component(
    configurationPid = RequestLimitSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = RequestLimitsComponent.class)
public final class RequestLimitsComponent implements Supplier<RequestLimits> {

  private volatile RequestLimits limits;

  @Activate
  @Modified
  void configure(RequestLimitSettings settings) {
    limits = RequestLimits.of(settings, System::nanoTime);
  }

  @Override
  public RequestLimits get() {
    return limits;
  }
}
