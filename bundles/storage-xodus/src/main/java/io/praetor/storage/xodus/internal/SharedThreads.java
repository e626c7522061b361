package io.praetor.storage.xodus.internal;

import java.lang.reflect.Field;
import jetbrains.exodus.core.execution.JobProcessor;
import jetbrains.exodus.core.execution.ThreadJobProcessorPool;

/**
 * The threads that all Xodus environments of a class loader share. Xodus starts them when it needs
 * them first and never ends them, so they would keep the class loader of a replaced bundle alive.
 */
final class SharedThreads {

  private SharedThreads() {}

  /** Starts again what {@link #finish} ended in the life of the same class loader. */
  static void start() {
    spawner().start();
    ThreadJobProcessorPool.getProcessors().forEach(JobProcessor::start);
  }

  /** Ends them all; no environment is open any more. */
  static void finish() {
    ThreadJobProcessorPool.getProcessors().forEach(JobProcessor::finish);
    // Last, because it makes the threads that the others would start with again.
    spawner().finish();
  }

  /** The one that makes the threads of the others is in no list. */
  private static JobProcessor spawner() {
    try {
      Field field = ThreadJobProcessorPool.class.getDeclaredField("SPAWNER");
      field.setAccessible(true);
      return (JobProcessor) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not the Xodus that this was made for", e);
    }
  }
}
