package io.praetor.agent.internal.watch;

import io.praetor.agent.internal.program.HostProgram;
import io.praetor.agent.internal.program.OutputTail;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that reads what changed, as a line of JSON. */
final class ScriptHandler implements WatchHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ScriptHandler.class);

  private final List<String> words;
  private final HostProgram programs;
  private final Executor writers;

  /**
   * @param writers runs what feeds the program, which may not read all of it
   */
  ScriptHandler(List<String> words, HostProgram programs, Executor writers) {
    this.words = words;
    this.programs = programs;
    this.writers = writers;
  }

  @Override
  public void tell(long index, byte[] json) {
    Process process = null;
    try {
      process = programs.start(words, Map.of("CONSUL_INDEX", Long.toUnsignedString(index)));
      OutputStream input = process.getOutputStream();
      writers.execute(() -> feed(input, json));
      String output = OutputTail.of(process.getInputStream()).text();
      int status = process.waitFor();
      if (status != 0) {
        LOG.error(
            "Failed to run watch handler: watch_handler={} error=exit status {}", words, status);
      }
      LOG.debug("watch handler output: watch_handler={} output={}", words, output);
    } catch (IOException failure) {
      LOG.error(
          "Failed to run watch handler: watch_handler={} error={}", words, failure.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      if (process != null) {
        programs.ended(process);
      }
    }
  }

  private static void feed(OutputStream input, byte[] json) {
    try (input) {
      input.write(json);
      input.write('\n');
    } catch (IOException closed) {
      LOG.trace("watch handler does not read its input: {}", closed.getMessage());
    }
  }
}
