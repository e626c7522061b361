package io.praetor.shell.internal.command;

import io.praetor.api.config.HttpSettings;
import io.praetor.api.config.TlsSettings;
import io.praetor.spi.cli.Command;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a Gogo command of every {@link Command}. */
@Component(
    service = {},
    immediate = true,
    configurationPid = {HttpSettings.PID, TlsSettings.PID})
public final class ServiceCommands {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceCommands.class);

  private final BundleContext context;
  private final OwnAccess access;

  /** By the service that each stands for. */
  private final Map<ServiceReference<Command>, ServiceRegistration<Function>> commands =
      new ConcurrentHashMap<>();

  @Activate
  public ServiceCommands(BundleContext context, HttpSettings http, TlsSettings tls) {
    this.context = context;
    access =
        new OwnAccess(
            List.of(http.http()),
            List.of(http.https()),
            new OwnAccess.Tls(
                tls.caFile(), tls.caPath(), tls.certFile(), tls.keyFile(), tls.verifyIncoming()));
  }

  @Deactivate
  void deactivate() {
    commands.keySet().forEach(this::unbind);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bind(ServiceReference<Command> reference, Command command) {
    Object name = reference.getProperty(Command.NAME);
    Object scope = reference.getProperty(Command.SCOPE);
    if (name == null) {
      LOG.warn("A command of {} has no name", reference.getBundle());
      return;
    }
    commands.put(
        reference,
        context.registerService(
            Function.class,
            new ServiceFunction(command, access),
            FrameworkUtil.asDictionary(
                Map.of(
                    CommandProcessor.COMMAND_SCOPE,
                    scope == null ? Command.DEFAULT_SCOPE : scope.toString(),
                    CommandProcessor.COMMAND_FUNCTION,
                    name.toString()))));
  }

  void unbind(ServiceReference<Command> reference) {
    ServiceRegistration<Function> registration = commands.remove(reference);
    if (registration != null) {
      registration.unregister();
    }
  }
}
