package io.praetor.agent.internal.exec;

import io.praetor.agent.internal.program.HostProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One command on this node: acknowledged, run, its output and exit status written to keys. When
 * nobody waits for it any more its session is gone, writing fails, and it is ended with all that it
 * started. Blocks.
 */
final class RemoteJob {

  /** When the command could not be run. */
  private static final int NOT_RUN = 255;

  private static final byte[] NOTHING = {};
  private static final Logger LOG = LoggerFactory.getLogger(RemoteJob.class);

  private final JobKeys keys;
  private final String node;
  private final JobStore store;
  private final HostProgram programs;
  private final Executor readers;

  /**
   * @param readers runs what reads a program's output
   */
  RemoteJob(JobKeys keys, String node, JobStore store, HostProgram programs, Executor readers) {
    this.keys = keys;
    this.node = node;
    this.store = store;
    this.programs = programs;
    this.readers = readers;
  }

  void run() throws InterruptedException {
    JobSpec spec;
    try {
      Optional<byte[]> found = store.read(keys.job());
      if (found.isEmpty()) {
        LOG.debug("remote exec aborted, job spec missing");
        return;
      }
      spec = JobSpec.parse(found.get());
      write(keys.acknowledgement(node), NOTHING);
    } catch (IOException failure) {
      LOG.error("failed to get or ack remote exec job: {}", failure.getMessage());
      return;
    }
    int status = NOT_RUN;
    try {
      status = run(spec);
    } catch (IOException failure) {
      LOG.error("remote exec failed: {}", failure.getMessage());
    }
    try {
      write(keys.exitStatus(node), Integer.toString(status).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException failure) {
      LOG.error("failed to write exit code for remote exec job: {}", failure.getMessage());
    }
  }

  private void write(String key, byte[] value) throws IOException, InterruptedException {
    store.write(key, value, keys.session());
  }

  private int run(JobSpec spec) throws IOException, InterruptedException {
    if (spec.script().length == 0) {
      LOG.info("remote exec script: {}", spec.args().isEmpty() ? spec.command() : spec.args());
      return run(
          spec.args().isEmpty() ? HostProgram.script(spec.command()) : spec.args(),
          spec.waitMillis());
    }
    Path file =
        Files.createTempFile(
            "rexec",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try {
      Files.write(file, spec.script());
      LOG.info("remote exec script: {}", file);
      return run(HostProgram.script(file.toString()), spec.waitMillis());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private int run(List<String> words, long waitMillis) throws IOException, InterruptedException {
    Process process = programs.start(words, Map.of());
    OutputPipe output = new OutputPipe(System::nanoTime);
    try {
      process.getOutputStream().close();
      readers.execute(() -> output.pump(process.getInputStream()));
      upload(output, waitMillis);
      return process.waitFor();
    } finally {
      output.abandon();
      HostProgram.kill(process); // does nothing to one that has ended
      programs.ended(process);
    }
  }

  /** An empty piece is a sign of life. */
  private void upload(OutputPipe output, long waitMillis) throws IOException, InterruptedException {
    int number = 0;
    for (byte[] chunk = output.take(waitMillis); chunk != null; chunk = output.take(waitMillis)) {
      write(keys.output(node, number++), chunk);
    }
  }
}
