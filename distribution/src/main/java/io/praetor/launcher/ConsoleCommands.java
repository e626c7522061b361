package io.praetor.launcher;

import io.praetor.cli.ConsoleWords;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Gives the console of this agent the commands of the command line, as {@code consul:members} and
 * so on. Their interface is a bundle's, so it is implemented by name (see {@link SignalCall}).
 */
final class ConsoleCommands {

  private static final String BUNDLE = "io.praetor.spi";
  private static final String COMMAND = "io.praetor.spi.cli.Command";
  private static final String SCOPE = "consul";

  private final BundleContext context;

  ConsoleCommands(BundleContext context) {
    this.context = context;
  }

  void provide() throws ClassNotFoundException {
    for (Bundle bundle : context.getBundles()) {
      if (BUNDLE.equals(bundle.getSymbolicName())) {
        provide(bundle.loadClass(COMMAND));
      }
    }
  }

  private void provide(Class<?> type) {
    for (String word : ConsoleWords.all()) {
      context.registerService(
          COMMAND,
          command(type, word),
          FrameworkUtil.asDictionary(
              Map.of("praetor.command.scope", SCOPE, "praetor.command.name", word)));
    }
  }

  private static Object command(Class<?> type, String word) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              case "toString" -> SCOPE + ":" + word;
              default -> run(word, arguments);
            });
  }

  /** As {@code Command.run}. */
  private static int run(String word, Object... arguments) {
    List<String> words = new ArrayList<>(List.of(word));
    ((List<?>) arguments[0]).forEach(one -> words.add(String.valueOf(one)));
    Map<String, String> environment = new HashMap<>();
    ((Map<?, ?>) arguments[1])
        .forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
    return ConsoleWords.run(words, environment, (PrintStream) arguments[2], stop(arguments));
  }

  /** Whoever calls the shorter form never wants the command to stop. */
  @SuppressWarnings("unchecked") // as the interface says
  private static Consumer<Runnable> stop(Object... arguments) {
    return arguments.length > 3 ? (Consumer<Runnable>) arguments[3] : action -> {};
  }
}
