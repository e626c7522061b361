package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Snapshots;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.nio.file.Path;
import java.util.Optional;

/** How often the leader takes a snapshot, and where it goes. */
final class SnapshotRules {

  private static final String INTERVAL = "snapshots.interval";
  private static final String PATH = "snapshots.path";
  private static final long MIN_INTERVAL_MILLIS = 1_000;

  private SnapshotRules() {}

  static Snapshots read(KeyValues keys, Optional<Path> dataDirectory)
      throws ConfigurationException {
    long interval = keys.millis(INTERVAL);
    int retain = keys.atLeast(1, "snapshots.retain");
    if (interval == 0) {
      return new Snapshots(0, retain, "");
    }
    require(interval >= MIN_INTERVAL_MILLIS, INTERVAL + " cannot be less than one second");
    return new Snapshots(interval, retain, directory(keys, dataDirectory).toString());
  }

  private static Path directory(KeyValues keys, Optional<Path> dataDirectory)
      throws ConfigurationException {
    String path = keys.text(PATH);
    require(
        !path.isEmpty() || dataDirectory.isPresent(),
        INTERVAL + " needs " + PATH + " where there is no data_dir");
    return path.isEmpty()
        ? dataDirectory.orElseThrow().resolve("snapshots")
        : FilePath.of(PATH, path).toAbsolutePath();
  }
}
