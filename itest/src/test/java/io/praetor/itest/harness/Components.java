package io.praetor.itest.harness;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The declared components of a framework, as its component runtime describes them. The classes of
 * that description are the framework's own, so they are read by reflection.
 */
public final class Components {

  private static final String RUNTIME =
      "org.osgi.service.component.runtime.ServiceComponentRuntime";
  private static final String CONFIGURATIONS = "org.osgi.service.cm.ConfigurationAdmin";
  private static final Bundle[] ALL_BUNDLES = new Bundle[0];
  private static final int UNSATISFIED_CONFIGURATION = 1;
  private static final int UNSATISFIED_REFERENCE = 2;
  private static final int FAILED_ACTIVATION = 16;

  private final BundleContext context;

  public Components(BundleContext context) {
    this.context = context;
  }

  /**
   * A component that does not do its work.
   *
   * @param pids of the configurations that it needs and does not have
   * @param references that nothing satisfies: name, service and target of each
   * @param services that it would provide
   */
  public record Idle(
      String name,
      String bundle,
      Set<String> pids,
      List<Missing> references,
      List<String> services,
      String failure) {

    @Override
    public String toString() {
      return name
          + " of "
          + bundle
          + (pids.isEmpty() ? "" : " has no configuration " + pids)
          + (references.isEmpty() ? "" : " has no service for " + references)
          + (failure.isEmpty() ? "" : " failed: " + failure);
    }
  }

  /** A reference that nothing satisfies. */
  public record Missing(String name, String service, String target) {

    /** The service, with the target behind it. */
    public String wanted() {
      return service + target;
    }
  }

  /** All components that are not satisfied, or failed. */
  public List<Idle> idle() {
    Object runtime = service(RUNTIME);
    List<Idle> idle = new ArrayList<>();
    for (Object description :
        (Collection<?>) call(runtime, "getComponentDescriptionDTOs", ALL_BUNDLES)) {
      Collection<?> configurations =
          (Collection<?>) call(runtime, "getComponentConfigurationDTOs", description);
      for (Object configuration : configurations) {
        int state = (Integer) field(configuration, "state");
        if (state == UNSATISFIED_CONFIGURATION
            || state == UNSATISFIED_REFERENCE
            || state == FAILED_ACTIVATION) {
          idle.add(idle(description, configuration, state));
        }
      }
    }
    return idle;
  }

  /** How many components there are. */
  public int count() {
    return ((Collection<?>) call(service(RUNTIME), "getComponentDescriptionDTOs", ALL_BUNDLES))
        .size();
  }

  private Idle idle(Object description, Object configuration, int state) {
    Set<String> pids = new TreeSet<>();
    if (state == UNSATISFIED_CONFIGURATION) {
      pids.addAll(List.of((String[]) field(description, "configurationPid")));
      pids.removeIf(this::isConfigured);
    }
    Object bundle = field(description, "bundle");
    return new Idle(
        (String) field(description, "name"),
        (String) field(bundle, "symbolicName"),
        pids,
        missing(description, configuration),
        List.of((String[]) field(description, "serviceInterfaces")),
        text(configuration, "failure"));
  }

  private boolean isConfigured(String pid) {
    return call(service(CONFIGURATIONS), "listConfigurations", "(service.pid=" + pid + ")") != null;
  }

  private static List<Missing> missing(Object description, Object configuration) {
    List<Missing> missing = new ArrayList<>();
    for (Object unsatisfied : (Object[]) field(configuration, "unsatisfiedReferences")) {
      String name = (String) field(unsatisfied, "name");
      String service =
          Stream.of((Object[]) field(description, "references"))
              .filter(reference -> field(reference, "name").equals(name))
              .map(reference -> (String) field(reference, "interfaceName"))
              .findFirst()
              .orElse("?");
      missing.add(new Missing(name, service, text(unsatisfied, "target")));
    }
    return missing;
  }

  /** Whoever provides it; classes of the same name on the test's class path do not matter. */
  private Object service(String name) {
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(name, null);
      if (found == null) {
        throw new AssertionError("there is no " + name);
      }
      return context.getService(found[0]);
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Object call(Object service, String name, Object argument) {
    try {
      for (var method : service.getClass().getMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == 1) {
          method.setAccessible(true);
          return method.invoke(service, new Object[] {argument});
        }
      }
      throw new LinkageError(service.getClass() + " has no method " + name);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError(name + " cannot be called", e);
    }
  }

  private static String text(Object dto, String name) {
    Object value = field(dto, name);
    return value == null ? "" : value.toString();
  }

  private static Object field(Object dto, String name) {
    try {
      return dto.getClass().getField(name).get(dto);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a description has no " + name, e);
    }
  }
}
