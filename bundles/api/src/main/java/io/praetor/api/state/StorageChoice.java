package io.praetor.api.state;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which storage engine the state rests in, and the choice of another while the agent serves.
 * Implemented by the state of a server that keeps something on disk; called by commands, on any
 * thread. Nothing here blocks.
 */
@ProviderType
public interface StorageChoice {

  /** Names of the engines that are installed, sorted. */
  List<String> engines();

  /** The engine whose files are the truth; it need not be installed just now. */
  String inUse();

  /** The engine that is to be used; the same as {@link #inUse} when nothing is to change. */
  String wanted();

  /** What happens to the choice, or what happened last, in words for people; never empty. */
  String progress();

  /**
   * Goes over to another engine. The choice survives restarts, until the configuration names
   * another engine than it does now.
   *
   * @return done when the new engine holds everything and is the truth; fails with a {@link
   *     io.praetor.api.error.PlatformException} that says why the old one stays
   */
  CompletableFuture<Report> use(String engine);

  /**
   * What a change came to.
   *
   * @param engine in use now
   * @param former in use before; the same when there was nothing to do
   * @param rows in all tables, when the change began
   * @param took from its beginning until the new engine was the truth
   */
  record Report(String engine, String former, long rows, Duration took) {}
}
