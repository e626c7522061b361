package io.praetor.log.internal;

import io.praetor.api.config.LogSettings;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Directs the log as configured, and lets people listen to it. */
@Component(
    configurationPid = LogSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class LogComponent implements HttpEndpoint {

  private final LogSetup setup;
  private final List<Route> routes;

  @Activate
  public LogComponent(
      LogSettings settings,
      @Reference(
              target = "(praetor.fatal=true)",
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.RELUCTANT)
          Consumer<String> fatal) {
    Handler[] handlers = Logger.getLogger("").getHandlers();
    setup = new LogSetup(settings, handlers.length == 0 ? null : handlers[0]);
    routes = setup.monitor().routes();
    try {
      setup.open();
    } catch (IOException e) {
      Logger.getLogger(LogComponent.class.getName()).severe(e.getMessage());
      if (fatal != null) {
        fatal.accept(e.getMessage());
      }
    }
  }

  /** Only the level changes while the agent runs: a new component would open new files. */
  @Modified
  void reload(LogSettings settings) {
    setup.outputs().level(LogSetup.level(settings));
  }

  @Deactivate
  void stop() {
    setup.outputs().close();
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
