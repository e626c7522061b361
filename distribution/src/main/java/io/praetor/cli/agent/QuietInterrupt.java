package io.praetor.cli.agent;

/**
 * While open, a signal to stop ends the program with status 0: a person who has seen enough has not
 * failed. A shutdown hook is the only way to it without the JDK's internal classes.
 */
final class QuietInterrupt implements AutoCloseable {

  private final Thread hook = new Thread(() -> Runtime.getRuntime().halt(0), "quiet-interrupt");

  QuietInterrupt() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
