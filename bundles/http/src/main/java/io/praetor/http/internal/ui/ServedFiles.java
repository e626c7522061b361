package io.praetor.http.internal.ui;

import io.praetor.spi.ui.WebResources;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The files of one giver, read when they are first asked for, and kept while there is room. */
final class ServedFiles implements AutoCloseable {

  /** Of one giver; what exceeds it is read each time. */
  private static final long KEPT_BYTES = 64L * 1024 * 1024;

  /** What the smallest file counts: there is more to keep than its content. */
  private static final long FILE_BYTES = 1_024;

  private final WebResources resources;
  private final boolean changing;
  private final ReadingThreads threads = new ReadingThreads();
  private final Map<String, WebFile> kept = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<WebFile>> reading = new ConcurrentHashMap<>();
  private final AtomicLong room = new AtomicLong(KEPT_BYTES);

  /**
   * @param changing whether a file may change, so that it has to be looked at each time
   */
  ServedFiles(WebResources resources, boolean changing) {
    this.resources = resources;
    this.changing = changing;
  }

  /** The file at a {@linkplain FilePath#isFile good} path, or null when there is none. */
  CompletableFuture<WebFile> find(String path) {
    WebFile file = changing ? null : kept.get(path);
    return file == null ? readOnce(path) : CompletableFuture.completedFuture(file);
  }

  /** All who ask while it is being read get what is read. */
  private CompletableFuture<WebFile> readOnce(String path) {
    CompletableFuture<WebFile> found = new CompletableFuture<>();
    CompletableFuture<WebFile> other = reading.putIfAbsent(path, found);
    if (other != null) {
      return other;
    }
    var unused =
        threads
            .run(() -> read(path))
            .whenComplete(
                (file, failure) -> {
                  reading.remove(path);
                  if (failure == null) {
                    found.complete(file);
                  } else {
                    found.completeExceptionally(failure);
                  }
                });
    return found;
  }

  private WebFile read(String path) throws IOException {
    byte[] content = content(path);
    if (content == null) {
      return null;
    }
    WebFile known = kept.get(path);
    if (known != null && Arrays.equals(known.plain(), content)) {
      return known;
    }
    WebFile file = WebFile.of(path, content);
    keep(path, file);
    return file;
  }

  private byte[] content(String path) throws IOException {
    try (InputStream in = resources.open(path)) {
      if (in == null) {
        return null;
      }
      byte[] content = in.readNBytes(WebResources.MAX_BYTES + 1);
      if (content.length > WebResources.MAX_BYTES) {
        throw new IOException(path + " is larger than " + WebResources.MAX_BYTES + " bytes");
      }
      return content;
    }
  }

  private void keep(String path, WebFile file) {
    long cost = cost(file);
    if (room.addAndGet(-cost) < 0) {
      room.addAndGet(cost);
      return;
    }
    WebFile before = kept.put(path, file);
    if (before != null) {
      room.addAndGet(cost(before));
    }
  }

  private static long cost(WebFile file) {
    return Math.max(FILE_BYTES, file.bytes());
  }

  @Override
  public void close() {
    threads.close();
  }
}
