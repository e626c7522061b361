package io.praetor.deploy.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is needed of a framework. Called by one thread at a time. */
interface Bundles {

  List<Installed> all();

  /** The level at which the framework is now: a bundle of this level may start at once. */
  int startLevel();

  Installed install(String location, Path jar, int startLevel) throws DeployException;

  /**
   * Binds an installed bundle to those that it needs and loads its classes, so that less is left to
   * do when it starts. Fails, before anything runs, when it lacks something.
   */
  void prepare(long id) throws DeployException;

  /** Returns when the bundle has started, with or without its services. */
  void start(long id) throws DeployException;

  /** Afterwards the bundle does not run, even when this fails. */
  void stop(long id) throws DeployException;

  /** Gives those a moment who looked for a service just before one came or went. */
  void quiesce() throws DeployException;

  /** Replaces the content of a bundle that does not run. */
  Installed update(long id, Path jar) throws DeployException;

  void uninstall(long id) throws DeployException;

  /** The bundles whose classes are bound to those of this one, itself included. */
  List<Installed> refreshClosure(long id);

  /** Lets go of the old classes of this bundle. */
  void refresh(long id) throws DeployException;

  /** How many services the bundle provides under each contract. */
  Map<String, Integer> services(long id);

  /** Waits, for a bounded time, until the bundle provides at least these services. */
  boolean awaitServices(long id, Map<String, Integer> expected);

  /** What of the bundle does not work although it has started. */
  Components components(long id);

  /** Why the agent cannot do without the bundle just now, in words for people; empty if it can. */
  String reasonToStay(long id);

  /** The threads that run in the name of the bundle's classes. */
  Set<Thread> threads(long id);
}
