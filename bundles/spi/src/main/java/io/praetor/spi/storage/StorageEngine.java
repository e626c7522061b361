package io.praetor.spi.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to keep state on disk; a whiteboard service with the property {@link #NAME}. Thread-safe:
 * stores in different directories may be open at the same time, while state moves from one to
 * another.
 *
 * <p>Authors run {@code StorageEngineContract} or, for what is on a disk, {@code CrashContract} of
 * the test kit.
 */
@ConsumerType
public interface StorageEngine {

  /**
   * Service property: the name by which configuration and operators choose the engine, and of its
   * directory. Letters, digits, hyphens and underscores, 64 at most, a letter or digit first.
   */
  String NAME = "praetor.storage.engine";

  /**
   * Opens the store in a directory that exists and belongs to this engine alone, empty at first.
   * May block for as long as reading takes. What a crash has left half written is put right here.
   *
   * @throws IOException when it cannot be opened, among other reasons because another process has
   *     it
   */
  Store open(Path directory) throws IOException;
}
