package io.praetor.cli.exec;

import java.util.Optional;

/** What an agent has said of a job, by writing a key. */
sealed interface JobResult {

  /** It will run the job. */
  record Acknowledged(String node) implements JobResult {}

  /** It is still running it. */
  record Heartbeat(String node) implements JobResult {}

  /** A piece of output. */
  record Output(String node, String text) implements JobResult {}

  /** The end. */
  record Finished(String node, int status) implements JobResult {}

  /** No agent's: results cannot be read any more. */
  record Lost(String reason) implements JobResult {}

  /** A key that is none of a job's. */
  record Unknown(String key) implements JobResult {}

  /** What kind of key it is, and of which node. */
  record Key(Kind kind, String node) {

    enum Kind {
      JOB,
      ACKNOWLEDGEMENT,
      OUTPUT,
      EXIT
    }

    static final String EXIT = "/exit";
    private static final String OUTPUT = "/out/";

    /** Reads a key, without the job's directory in front. */
    static Optional<Key> parse(String key) {
      if (key.equals("job")) {
        return Optional.of(new Key(Kind.JOB, ""));
      } else if (key.endsWith("/ack")) {
        return Optional.of(new Key(Kind.ACKNOWLEDGEMENT, key.substring(0, key.lastIndexOf('/'))));
      } else if (key.endsWith(EXIT)) {
        return Optional.of(new Key(Kind.EXIT, key.substring(0, key.lastIndexOf('/'))));
      }
      int divider = key.lastIndexOf(OUTPUT);
      return divider < 0
          ? Optional.empty()
          : Optional.of(new Key(Kind.OUTPUT, key.substring(0, divider)));
    }
  }
}
