package io.praetor.deploy.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A jar that lies in the plugin directory under a name that the directory's watch passes over, so
 * that there is room for it, and it can get its place in one step once it has proved to work.
 */
final class StagedJar implements AutoCloseable {

  /** Larger is no plugin. */
  static final long MAX_BYTES = 256L * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(StagedJar.class);

  private static final String PREFIX = ".staged-";
  private static final String SUFFIX = ".part";

  private final Path path;

  private StagedJar(Path path) {
    this.path = path;
  }

  /** Copies a file, durably. */
  static StagedJar copy(Path jar, Path directory) throws DeployException {
    try {
      if (!Files.isRegularFile(jar)) {
        throw new DeployException(jar + " is no file");
      }
      if (Files.size(jar) > MAX_BYTES) {
        throw new DeployException(jar + " is larger than " + MAX_BYTES + " bytes");
      }
      Files.createDirectories(directory);
      StagedJar staged = new StagedJar(Files.createTempFile(directory, PREFIX, SUFFIX));
      staged.fill(jar);
      return staged;
    } catch (IOException e) {
      throw new DeployException("cannot copy " + jar + " to " + directory + ": " + e, e);
    }
  }

  /** Removes what a crash left in the middle. */
  static void removeLeftovers(Path directory) {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      LOG.trace("No plugin directory yet", e);
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("Cannot tidy up {}", directory, e);
    }
  }

  private void fill(Path jar) throws IOException, DeployException {
    try (InputStream in = Files.newInputStream(jar);
        FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(file)) {
      in.transferTo(out);
      file.force(true);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  /** Gives it its place for good. */
  void moveTo(Path file) throws DeployException {
    try {
      Files.move(path, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DeployException("it runs, but " + file + " cannot be written: " + e, e);
    }
  }

  @Override
  public void close() throws DeployException {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new DeployException("cannot remove " + path + ": " + e, e);
    }
  }
}
