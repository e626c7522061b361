package io.praetor.itest.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command of the packaged {@code consul} to its end. */
public final class Cli {

  private static final long LIMIT_SECONDS = 60;

  private Cli() {}

  /**
   * What a command left behind.
   *
   * @param exit its exit code
   * @param out standard output
   * @param err standard error
   */
  public record Result(int exit, String out, String err) {}

  public static Result run(Path workingDirectory, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(AgentProcess.home().resolve("bin/consul").toString());
    command.addAll(List.of(arguments));
    return run(workingDirectory, command);
  }

  /** Runs any command line. */
  public static Result run(Path workingDirectory, List<String> command) throws IOException {
    return run(workingDirectory, command, LIMIT_SECONDS);
  }

  /** Runs any command line that may take so long. */
  public static Result run(Path workingDirectory, List<String> command, long limitSeconds)
      throws IOException {
    Path out = Files.createTempFile(workingDirectory, "out", ".txt");
    Path err = Files.createTempFile(workingDirectory, "err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(workingDirectory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " did not end\n" + Files.readString(err));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
