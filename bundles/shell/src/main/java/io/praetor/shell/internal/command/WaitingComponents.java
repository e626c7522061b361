package io.praetor.shell.internal.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** The components that do not work, each with the reason. */
final class WaitingComponents {

  private final ServiceComponentRuntime runtime;

  WaitingComponents(ServiceComponentRuntime runtime) {
    this.runtime = runtime;
  }

  Block block() {
    Map<String, String> lines = new LinkedHashMap<>();
    for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
      List<String> reasons = reasons(component);
      if (!reasons.isEmpty()) {
        lines.put(component.name, String.join("\n", reasons));
      }
    }
    return new Block(lines.isEmpty() ? "all components work" : "components that wait", lines);
  }

  private List<String> reasons(ComponentDescriptionDTO component) {
    if (!runtime.isComponentEnabled(component)) {
      return List.of("is disabled");
    }
    Collection<ComponentConfigurationDTO> configurations =
        runtime.getComponentConfigurationDTOs(component);
    if (configurations.isEmpty()) {
      return List.of("waits for configuration " + String.join(", ", component.configurationPid));
    }
    List<String> reasons = new ArrayList<>();
    for (ComponentConfigurationDTO configuration : configurations) {
      addReasons(configuration, reasons);
    }
    return reasons;
  }

  private static void addReasons(ComponentConfigurationDTO configuration, List<String> reasons) {
    ComponentDescriptionDTO component = configuration.description;
    switch (configuration.state) {
      case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
          reasons.add("waits for configuration " + String.join(", ", component.configurationPid));
      case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> {
        for (UnsatisfiedReferenceDTO missing : configuration.unsatisfiedReferences) {
          reasons.add("waits for " + wanted(component, missing));
        }
      }
      case ComponentConfigurationDTO.FAILED_ACTIVATION ->
          reasons.add("failed: " + lastCause(configuration.failure));
      default -> {
        // It works, or would at once if anyone asked for it.
      }
    }
  }

  private static String wanted(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO missing) {
    for (ReferenceDTO reference : component.references) {
      if (reference.name.equals(missing.name)) {
        return reference.interfaceName + (missing.target == null ? "" : " " + missing.target);
      }
    }
    return missing.name;
  }

  /** A stack trace as text: what it started with is on its last line of a cause. */
  private static String lastCause(String stackTrace) {
    String first = "unknown";
    String last = null;
    for (String line : stackTrace == null ? List.<String>of() : stackTrace.lines().toList()) {
      if (line.startsWith("Caused by: ")) {
        last = line.substring("Caused by: ".length());
      } else if (first.equals("unknown")) {
        first = line;
      }
    }
    return last == null ? first : last;
  }
}
