package io.praetor.deploy.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Bundles whose code may hang. Whatever runs code of a bundle, or waits for somebody who does, gets
 * a thread of its own; after a time it is interrupted, and after another it is given up, so that
 * one bad plugin costs a thread and no more.
 */
final class TimedBundles implements Bundles {

  /** The component runtime itself waits up to 5 s for its locks. */
  static final long CALL_MILLIS = 15_000;

  /** What an interrupted call gets to end. */
  static final long END_MILLIS = 2_000;

  private static final List<String> PLATFORM =
      List.of(
          "java.",
          "jdk.",
          "sun.",
          "org.apache.felix.",
          "org.eclipse.osgi.",
          "io.praetor.deploy.internal.");

  private final Bundles bundles;
  private final long callMillis;

  TimedBundles(Bundles bundles) {
    this(bundles, CALL_MILLIS);
  }

  TimedBundles(Bundles bundles, long callMillis) {
    this.bundles = bundles;
    this.callMillis = callMillis;
  }

  private interface Call<T> {
    T run() throws DeployException;
  }

  private interface Step {
    void run() throws DeployException;
  }

  private void within(String what, long id, Step step) throws DeployException {
    within(
        what,
        name(id),
        () -> {
          step.run();
          return null;
        });
  }

  private <T> T within(String what, String subject, Call<T> call) throws DeployException {
    FutureTask<T> task = new FutureTask<>(call::run);
    // Not the child of a console's thread: what the platform logs would be part of the reply.
    Thread thread = new Thread(null, task, "deploy-" + what, 0, false);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(callMillis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DeployException expected
          ? expected
          : new DeployException(what + " of " + subject + " failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new DeployException(
          what + " of " + subject + " takes more than " + callMillis + " ms" + ended(thread), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeployException("interrupted during " + what + " of " + subject, e);
    }
  }

  /** Makes it stop, and tells where it was. */
  private static String ended(Thread thread) throws DeployException {
    String place =
        Stream.of(thread.getStackTrace())
            .filter(frame -> PLATFORM.stream().noneMatch(frame.getClassName()::startsWith))
            .findFirst()
            .map(frame -> ": it hangs in " + frame)
            .orElse("");
    thread.interrupt();
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeployException("interrupted while waiting for a bundle", e);
    }
    return place + (thread.isAlive() ? ", and cannot be interrupted" : "");
  }

  private String name(long id) {
    return bundles.all().stream()
        .filter(bundle -> bundle.id() == id)
        .map(Installed::toString)
        .findFirst()
        .orElse("bundle " + id);
  }

  @Override
  public List<Installed> all() {
    return bundles.all();
  }

  @Override
  public int startLevel() {
    return bundles.startLevel();
  }

  @Override
  public Installed install(String location, Path jar, int startLevel) throws DeployException {
    return within("install", location, () -> bundles.install(location, jar, startLevel));
  }

  @Override
  public void prepare(long id) throws DeployException {
    within("prepare", id, () -> bundles.prepare(id));
  }

  @Override
  public void start(long id) throws DeployException {
    within("start", id, () -> bundles.start(id));
  }

  @Override
  public void stop(long id) throws DeployException {
    within("stop", id, () -> bundles.stop(id));
  }

  @Override
  public void quiesce() throws DeployException {
    bundles.quiesce();
  }

  @Override
  public Installed update(long id, Path jar) throws DeployException {
    return within("update", name(id), () -> bundles.update(id, jar));
  }

  @Override
  public void uninstall(long id) throws DeployException {
    within("uninstall", id, () -> bundles.uninstall(id));
  }

  @Override
  public List<Installed> refreshClosure(long id) {
    return bundles.refreshClosure(id);
  }

  @Override
  public void refresh(long id) throws DeployException {
    bundles.refresh(id); // Waits for a limited time itself.
  }

  @Override
  public Map<String, Integer> services(long id) {
    return bundles.services(id);
  }

  @Override
  public boolean awaitServices(long id, Map<String, Integer> expected) {
    return bundles.awaitServices(id, expected);
  }

  @Override
  public Components components(long id) {
    return bundles.components(id);
  }

  @Override
  public String reasonToStay(long id) {
    return bundles.reasonToStay(id);
  }

  @Override
  public Set<Thread> threads(long id) {
    return bundles.threads(id);
  }
}
