package io.praetor.deploy.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A framework of names: does nothing but remember, and fails where it is told to. */
final class FakeBundles implements Bundles {

  final Map<Long, Installed> bundles = new TreeMap<>();
  final Set<Long> running = new HashSet<>();
  final List<String> calls = new ArrayList<>();

  /** Versions that do not start, as {@code name version}. */
  final Set<String> broken = new HashSet<>();

  /** Versions that lack something, as {@code name version}. */
  final Set<String> incomplete = new HashSet<>();

  /** Services by {@code name version}; all others provide {@code S} once. */
  final Map<String, Map<String, Integer>> provided = new HashMap<>();

  /** Who uses whose classes, by name. */
  final Map<String, String> bound = new HashMap<>();

  /** Components that failed, by {@code name version}. */
  final Map<String, List<String>> failed = new HashMap<>();

  /** Threads by {@code name version}. */
  final Map<String, Set<Thread>> threads = new HashMap<>();

  /** Of every bundle. */
  String reasonToStay = "";

  /** Of everybody who is uninstalled, which is done nevertheless. */
  String complaint = "";

  private long next = 1;

  Installed add(String name, String version) {
    Installed bundle = new Installed(next++, name, version, "reference:" + name + version, 1);
    bundles.put(bundle.id(), bundle);
    running.add(bundle.id());
    return bundle;
  }

  List<String> names() {
    return bundles.values().stream().map(FakeBundles::key).toList();
  }

  List<String> runningNames() {
    return bundles.values().stream()
        .filter(bundle -> running.contains(bundle.id()))
        .map(FakeBundles::key)
        .toList();
  }

  private static String key(Installed bundle) {
    return bundle.name() + " " + bundle.version();
  }

  @Override
  public List<Installed> all() {
    return List.copyOf(bundles.values());
  }

  @Override
  public int startLevel() {
    return 7;
  }

  @Override
  public Installed install(String location, Path jar, int startLevel) throws DeployException {
    BundleFile file = BundleFile.read(jar);
    Installed bundle = new Installed(next++, file.name(), file.version(), location, startLevel);
    if (bundles.values().stream().anyMatch(other -> other.isSame(file))) {
      throw new DeployException("there is one");
    }
    bundles.put(bundle.id(), bundle);
    calls.add("install " + file);
    return bundle;
  }

  @Override
  public void prepare(long id) throws DeployException {
    String key = key(bundles.get(id));
    if (incomplete.contains(key)) {
      throw new DeployException("cannot start " + key + ": something is not there");
    }
  }

  @Override
  public void start(long id) throws DeployException {
    String key = key(bundles.get(id));
    calls.add("start " + key);
    if (broken.contains(key)) {
      throw new DeployException("cannot start " + key);
    }
    running.add(id);
  }

  @Override
  public void stop(long id) {
    calls.add("stop " + key(bundles.get(id)));
    running.remove(id);
  }

  @Override
  public void quiesce() {
    calls.add("quiesce");
  }

  @Override
  public Installed update(long id, Path jar) throws DeployException {
    BundleFile file = BundleFile.read(jar);
    Installed old = bundles.get(id);
    Installed now = new Installed(id, file.name(), file.version(), old.location(), 1);
    bundles.put(id, now);
    calls.add("update " + key(now));
    return now;
  }

  @Override
  public void uninstall(long id) throws DeployException {
    calls.add("uninstall " + key(bundles.remove(id)));
    running.remove(id);
    if (!complaint.isEmpty()) {
      throw new DeployException(complaint);
    }
  }

  @Override
  public List<Installed> refreshClosure(long id) {
    Installed bundle = bundles.get(id);
    return bundles.values().stream()
        .filter(other -> other.equals(bundle) || bundle.name().equals(bound.get(other.name())))
        .toList();
  }

  @Override
  public void refresh(long id) {
    calls.add("refresh " + id);
  }

  @Override
  public Map<String, Integer> services(long id) {
    return running.contains(id)
        ? provided.getOrDefault(key(bundles.get(id)), Map.of("S", 1))
        : Map.of();
  }

  @Override
  public boolean awaitServices(long id, Map<String, Integer> expected) {
    Map<String, Integer> now = services(id);
    return expected.entrySet().stream()
        .allMatch(wanted -> now.getOrDefault(wanted.getKey(), 0) >= wanted.getValue());
  }

  @Override
  public Components components(long id) {
    return new Components(failed.getOrDefault(key(bundles.get(id)), List.of()), List.of());
  }

  @Override
  public String reasonToStay(long id) {
    return reasonToStay;
  }

  @Override
  public Set<Thread> threads(long id) {
    return threads.getOrDefault(key(bundles.get(id)), Set.of());
  }
}
