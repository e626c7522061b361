package io.praetor.launcher;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * The process's signals. {@code sun.misc.Signal} (exported by jdk.unsupported on every JDK) is the
 * only way to hear SIGHUP and a second SIGTERM; and with shutdown hooks in its place
 * java.util.logging would close its handlers while bundles still have something to say. It is
 * reached by name, because a compiler that takes warnings for errors lets nobody mention it.
 */
public final class ProcessSignals {

  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private ProcessSignals() {}

  /** Handlers run on a thread of the JVM's own; they must be quick. */
  interface Handlers {
    /**
     * SIGINT or SIGTERM came.
     *
     * @param name {@code INT} or {@code TERM}
     * @param goName Go's word for it
     */
    void terminate(String name, String goName);

    /** SIGHUP came. */
    void reload();
  }

  static void handle(Handlers handlers) {
    try {
      on("INT", () -> handlers.terminate("INT", "interrupt"));
      on("TERM", () -> handlers.terminate("TERM", "terminated"));
      on("HUP", handlers::reload);
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("this Java cannot handle signals", missing);
    }
  }

  /** Calls the action, on a thread of the JVM's own, whenever SIGINT or SIGTERM comes. */
  public static void onStop(Consumer<String> action) {
    try {
      on("INT", () -> action.accept("INT"));
      on("TERM", () -> action.accept("TERM"));
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("this Java cannot handle signals", missing);
    }
  }

  private static void on(String name, Runnable action) throws ReflectiveOperationException {
    Class<?> signalType = Class.forName(SIGNAL);
    Class<?> handlerType = Class.forName(HANDLER);
    Object signal = signalType.getConstructor(String.class).newInstance(name);
    Object handler =
        Proxy.newProxyInstance(
            ProcessSignals.class.getClassLoader(), new Class<?>[] {handlerType}, run(action));
    signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
  }

  /** A handler is compared and hashed as well as called. */
  private static InvocationHandler run(Runnable action) {
    return (Object proxy, Method method, Object[] arguments) ->
        switch (method.getName()) {
          case "equals" -> proxy == arguments[0];
          case "hashCode" -> System.identityHashCode(proxy);
          case "toString" -> HANDLER;
          default -> {
            action.run();
            yield null;
          }
        };
  }
}
