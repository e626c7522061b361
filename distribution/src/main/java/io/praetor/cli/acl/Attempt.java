package io.praetor.cli.acl;

import java.io.IOException;

/** A step of a command that says, when it fails, what was tried. */
public final class Attempt {

  private Attempt() {}

  /** What has a result or fails. */
  @FunctionalInterface
  public interface Step<T> {
    /** Takes the step. */
    T run() throws IOException;
  }

  /** What happens or fails. */
  @FunctionalInterface
  public interface Deed {
    /** Does it. */
    void run() throws IOException;
  }

  /** Does something; {@code failure} stands before what went wrong. */
  public static void doing(String failure, Deed deed) throws IOException {
    try {
      deed.run();
    } catch (IOException cause) {
      throw new IOException(failure + ": " + cause.getMessage(), cause);
    }
  }

  /** Takes a step; {@code failure} stands before what went wrong. */
  public static <T> T to(String failure, Step<T> step) throws IOException {
    try {
      return step.run();
    } catch (IOException cause) {
      throw new IOException(failure + ": " + cause.getMessage(), cause);
    }
  }
}
