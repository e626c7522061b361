package io.praetor.deploy.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bundles whose code may hang. Whatever runs code of a bundle, or waits for somebody who does, gets
 * a thread of its own; after a time it is interrupted, and after another it is given up, so that
 * one bad plugin costs a thread and no more.
 */
final class TimedBundles implements Bundles {

  /** The component runtime itself waits up to 5 s for its locks. */
  static final long CALL_MILLIS = 15_000;

  /**
   * What a bundle gets that took too long before. It will again; or what it holds is waited for,
   * and the component runtime, when it is interrupted, does not wait but does what it can.
   */
  private static final long AFTERWARDS_MILLIS = 2_000;

  private static final String START = "start";

  private final Bundles bundles;
  private final long callMillis;

  /** The last call that took too long, by bundle. */
  private final Map<Long, TimedCall> late = new ConcurrentHashMap<>();

  TimedBundles(Bundles bundles) {
    this(bundles, CALL_MILLIS);
  }

  TimedBundles(Bundles bundles, long callMillis) {
    this.bundles = bundles;
    this.callMillis = callMillis;
  }

  private void within(String what, long id, Departure.Step step) throws DeployException {
    call(
        what,
        id,
        () -> {
          step.run();
          return null;
        });
  }

  private <T> T call(String what, long id, TimedCall.Work<T> work) throws DeployException {
    late.keySet().retainAll(bundles.all().stream().map(Installed::id).toList());
    long millis = mayTakeItsTime(what, id) ? callMillis : Math.min(callMillis, AFTERWARDS_MILLIS);
    TimedCall call = new TimedCall(what, name(id));
    try {
      return call.within(millis, work);
    } finally {
      if (call.isLate()) {
        late.put(id, call);
      }
    }
  }

  /** What is started begins anew, unless something of it still runs. */
  private boolean mayTakeItsTime(String what, long id) {
    TimedCall former = late.get(id);
    return former == null || (what.equals(START) && !former.isRunning());
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
    return new TimedCall("install", location)
        .within(callMillis, () -> bundles.install(location, jar, startLevel));
  }

  @Override
  public void prepare(long id) throws DeployException {
    within("prepare", id, () -> bundles.prepare(id));
  }

  @Override
  public void start(long id) throws DeployException {
    within(START, id, () -> bundles.start(id));
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
    return call("update", id, () -> bundles.update(id, jar));
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
