package io.praetor.deploy.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Finds the threads that a bundle started: Java does not say whose a thread is, so by its class, by
 * its context class loader, and by whose code it runs without having come through ours. A pool that
 * idles under names of its own is not seen.
 */
final class BundleThreads {

  private static final String OURS = "io.praetor.";

  private BundleThreads() {}

  static Set<Thread> of(Bundle bundle) {
    Set<String> classes = classes(bundle);
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> isOf(bundle, classes, entry))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean isOf(
      Bundle bundle, Set<String> classes, Map.Entry<Thread, StackTraceElement[]> entry) {
    Thread thread = entry.getKey();
    return isOf(bundle, thread.getClass().getClassLoader())
        || isOf(bundle, thread.getContextClassLoader())
        || runsOnly(classes, List.of(entry.getValue()));
  }

  private static boolean isOf(Bundle bundle, ClassLoader loader) {
    return loader instanceof BundleReference reference && bundle.equals(reference.getBundle());
  }

  private static boolean runsOnly(Set<String> classes, List<StackTraceElement> stack) {
    List<String> names = stack.stream().map(frame -> outer(frame.getClassName())).toList();
    return names.stream().anyMatch(classes::contains)
        && names.stream().noneMatch(name -> name.startsWith(OURS) && !classes.contains(name));
  }

  /** Lambdas and inner classes belong to whom they are in. */
  private static String outer(String name) {
    int inner = name.indexOf('$');
    return inner < 0 ? name : name.substring(0, inner);
  }

  private static Set<String> classes(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    if (wiring == null) {
      return Set.of();
    }
    int all = BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL;
    return wiring.listResources("/", "*.class", all).stream()
        .map(file -> outer(file.substring(0, file.lastIndexOf('.')).replace('/', '.')))
        .collect(Collectors.toSet());
  }
}
