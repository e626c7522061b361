package io.praetor.cli.exec;

import io.praetor.cli.kv.KvRecord;
import io.praetor.cli.kv.KvStore;
import io.praetor.cli.kv.KvStore.Wait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;

/** Follows the keys of a job and passes on what appears, on a thread of its own. */
final class ResultReader implements Runnable {

  private final KvStore store;
  private final String directory;
  private final int waitMillis;
  private final BlockingQueue<JobResult> results;
  private final Set<String> seen = new HashSet<>();

  /**
   * @param store reads until they are cancelled
   * @param directory of the job, with a slash at its end
   */
  ResultReader(KvStore store, String directory, int waitMillis, BlockingQueue<JobResult> results) {
    this.store = store;
    this.directory = directory;
    this.waitMillis = waitMillis;
    this.results = results;
  }

  @Override
  public void run() {
    long index = 0;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        KvStore.Names names = store.names(directory, new Wait(index, waitMillis, false));
        if (names.index() != index) {
          index = names.index();
          passNew(names.keys());
        }
      }
    } catch (IOException failure) {
      boolean unused = results.offer(new JobResult.Lost(failure.getMessage()));
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
    }
  }

  /** Exit statuses last: by their names they come before the output that they follow. */
  private void passNew(List<String> keys) throws IOException, InterruptedException {
    List<String> exits = new ArrayList<>();
    for (String key : keys) {
      if (seen.add(key)) {
        if (key.endsWith(JobResult.Key.EXIT)) {
          exits.add(key);
        } else {
          pass(key);
        }
      }
    }
    for (String exit : exits) {
      pass(exit);
    }
  }

  private void pass(String key) throws IOException, InterruptedException {
    String name = key.substring(Math.min(key.length(), directory.length()));
    Optional<JobResult.Key> parsed = JobResult.Key.parse(name);
    if (parsed.isEmpty()) {
      results.put(new JobResult.Unknown(name));
      return;
    }
    String node = parsed.get().node();
    switch (parsed.get().kind()) {
      case JOB -> {
        return; // our own
      }
      case ACKNOWLEDGEMENT -> results.put(new JobResult.Acknowledged(node));
      case OUTPUT -> {
        String text = value(key);
        results.put(
            text.isEmpty() ? new JobResult.Heartbeat(node) : new JobResult.Output(node, text));
      }
      case EXIT -> results.put(new JobResult.Finished(node, status(value(key))));
    }
  }

  private String value(String key) throws IOException {
    Optional<KvRecord> found = store.get(key, Wait.NONE).record(key);
    if (found.isEmpty()) {
      throw new IOException("Failed to read key '" + key + "': <nil>");
    }
    return new String(found.get().value(), StandardCharsets.UTF_8);
  }

  private static int status(String text) throws IOException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException malformed) {
      throw new IOException("Failed to parse exit code '" + text + "'", malformed);
    }
  }
}
