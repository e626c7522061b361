package io.praetor.itest.guest;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.cm.ManagedService;

/**
 * Has a health that its configuration chooses, and answers by a configuration of its own when it is
 * asked to.
 */
public final class ConfiguredGuest implements BundleActivator, HealthCheck, ManagedService {

  public static final String PID = "itest.guest";
  public static final String ANSWER_PID = "itest.answer";

  private BundleContext context;
  private volatile Result.Status status = Result.Status.OK;

  @Override
  public void start(BundleContext own) {
    context = own;
    Map<String, Object> check = Map.of(HealthCheck.NAME, "Guest", "praetor.interval", "1s");
    context.registerService(HealthCheck.class, this, FrameworkUtil.asDictionary(check));
    Map<String, Object> configured = Map.of(Constants.SERVICE_PID, PID);
    context.registerService(ManagedService.class, this, FrameworkUtil.asDictionary(configured));
  }

  @Override
  public void stop(BundleContext own) {}

  @Override
  public Result execute() {
    return new Result(status, "the guest is " + status);
  }

  @Override
  public void updated(Dictionary<String, ?> properties) throws ConfigurationException {
    Object chosen = properties == null ? null : properties.get("status");
    status = chosen == null ? Result.Status.OK : Result.Status.valueOf(chosen.toString());
    Object answer = properties == null ? null : properties.get("answer");
    if (answer != null) {
      try {
        answer(answer);
      } catch (IOException e) {
        throw new ConfigurationException("answer", "cannot be given", e);
      }
    }
  }

  private void answer(Object text) throws IOException {
    ConfigurationAdmin admin =
        context.getService(context.getServiceReference(ConfigurationAdmin.class));
    Map<String, Object> properties = Map.of("text", text, "number", 7);
    admin.getConfiguration(ANSWER_PID, "?").update(FrameworkUtil.asDictionary(properties));
  }
}
