package io.praetor.storage.xodus.internal;

import java.io.IOException;
import java.nio.file.Path;
import jetbrains.exodus.ExodusException;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.EnvironmentImpl;
import jetbrains.exodus.env.Environments;

/** How Xodus is set up, and its errors in our words. */
final class XodusEnvironment {

  /**
   * The state is in memory: after the start this is only for the paths to what is written. Pages in
   * a larger one live long enough to become old for the collector, and then cost long pauses.
   */
  private static final long CACHE_BYTES = 2L << 20;

  /** Small files let cleaned ones go early. */
  private static final long FILE_KIB = 8 * 1024;

  /** An installed engine does not wait for another process that may run for months. */
  private static final long LOCK_TIMEOUT_MILLIS = 0;

  private XodusEnvironment() {}

  static Environment open(Path directory) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Xodus looks for its own parts with the context class loader.
    thread.setContextClassLoader(XodusEnvironment.class.getClassLoader());
    try {
      return Environments.newInstance(directory.toFile(), config());
    } catch (ExodusException e) {
      if (String.valueOf(e.getMessage()).contains("lock")) {
        throw new IOException(directory + " is in use by another process", e);
      }
      throw failure("open", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Returns when a crash of the machine cannot undo what was committed. */
  static void sync(Environment environment) {
    ((EnvironmentImpl) environment).flushAndSync();
  }

  static IOException failure(String action, ExodusException cause) {
    return new IOException("cannot " + action + " the Xodus store: " + cause.getMessage(), cause);
  }

  private static EnvironmentConfig config() {
    EnvironmentConfig config = new EnvironmentConfig();
    config.setMemoryUsage(CACHE_BYTES);
    config.setLogCacheShared(false);
    config.setLogFileSize(FILE_KIB);
    config.setLogLockTimeout(LOCK_TIMEOUT_MILLIS);
    // One sync at the end of each batch, not one for each transaction.
    config.setLogDurableWrite(false);
    // No MBeans: they would outlive a bundle that is replaced.
    config.setManagementEnabled(false);
    config.setEnvCloseForcedly(true);
    config.setEnvGatherStatistics(false);
    return config;
  }
}
