package io.praetor.deploy.internal;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Asks the component runtime, where there is one, how the components of a bundle are. */
final class ComponentReader {

  private static final String CAUSE = "Caused by: ";

  private final BundleContext context;

  ComponentReader(BundleContext context) {
    this.context = context;
  }

  Components read(Bundle bundle) {
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    ServiceComponentRuntime runtime = reference == null ? null : context.getService(reference);
    if (runtime == null) {
      return Components.NONE;
    }
    try {
      Components found = new Components(new ArrayList<>(), new ArrayList<>());
      for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
        runtime.getComponentConfigurationDTOs(component).forEach(one -> add(one, found));
      }
      return found;
    } finally {
      context.ungetService(reference);
    }
  }

  private static void add(ComponentConfigurationDTO component, Components found) {
    String name = component.description.name;
    switch (component.state) {
      case ComponentConfigurationDTO.FAILED_ACTIVATION ->
          found.failed().add(name + ": " + lastCause(component.failure));
      case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
          found.waiting().add(name + " waits for its configuration");
      case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> {
        for (UnsatisfiedReferenceDTO missing : component.unsatisfiedReferences) {
          found.waiting().add(name + " waits for its reference " + missing.name);
        }
      }
      default -> {
        // It works, or would at once if anyone asked for it.
      }
    }
  }

  /** The runtime gives a stack trace as text; the innermost cause says most. */
  private static String lastCause(String trace) {
    List<String> lines = trace == null ? List.of("unknown") : trace.lines().toList();
    return lines.stream()
        .filter(line -> line.startsWith(CAUSE))
        .reduce((first, second) -> second)
        .map(line -> line.substring(CAUSE.length()))
        .orElse(lines.get(0));
  }
}
