package io.praetor.shell.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code praetor:services}: what the bundles of this agent give one another. */
@Component(
    service = ServicesCommand.class,
    property = {"osgi.command.scope=praetor", "osgi.command.function=services"})
public final class ServicesCommand {

  private final BundleContext context;

  @Activate
  public ServicesCommand(BundleContext context) {
    this.context = context;
  }

  /** All services under our own contracts, or of our own bundles. */
  public String services() throws InvalidSyntaxException {
    return services("");
  }

  /**
   * Those that the filter leaves.
   *
   * @param filter part of a service's or bundle's name, or an OSGi filter in parentheses
   */
  public String services(String filter) throws InvalidSyntaxException {
    boolean ldap = filter.startsWith("(");
    List<ServiceRow> rows = new ArrayList<>();
    for (ServiceRow row : rows(ldap ? filter : null)) {
      if (row.isOurs() && (ldap || row.mentions(filter))) {
        rows.add(row);
      }
    }
    return ServiceRow.table(rows);
  }

  private List<ServiceRow> rows(String filter) throws InvalidSyntaxException {
    List<ServiceRow> rows = new ArrayList<>();
    ServiceReference<?>[] found = context.getAllServiceReferences(null, filter);
    for (ServiceReference<?> service : found == null ? new ServiceReference<?>[0] : found) {
      Bundle provider = service.getBundle();
      if (provider != null) { // Otherwise it went away just now.
        rows.add(
            new ServiceRow(
                (Long) service.getProperty(Constants.SERVICE_ID),
                String.join(", ", (String[]) service.getProperty(Constants.OBJECTCLASS)),
                provider.getSymbolicName(),
                provider.getVersion().toString(),
                provider.getBundleId()));
      }
    }
    return rows;
  }
}
