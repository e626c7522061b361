package io.praetor.config.internal;

import io.praetor.config.internal.net.LocalMachine;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/** Reads the configuration when the agent starts, and again when somebody runs this service. */
@Component(service = Runnable.class, immediate = true, property = "praetor.reload:Boolean=true")
public final class ConfigComponent implements Runnable {

  private final ConfiguredAgent agent;

  @Activate
  public ConfigComponent(
      BundleContext context,
      @Reference ConfigurationAdmin admin,
      @Reference(
              service = Consumer.class,
              cardinality = ReferenceCardinality.OPTIONAL,
              target = "(praetor.fatal=true)")
          Consumer<String> fatal) {
    this.agent =
        new ConfiguredAgent(
            new LocalMachine(),
            context.getProperty("praetor.version"),
            new AdminSettings(admin),
            System.out,
            fatal == null ? System.err::println : fatal);
    agent.start(context.getProperty("praetor.args"));
  }

  @Override
  public void run() {
    agent.reload();
  }

  @Deactivate
  void deactivate() {
    agent.close();
  }
}
