package io.praetor.cli.lock;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.flags.ServerFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import io.praetor.cli.json.GoJson;
import io.praetor.cli.kv.KeyPath;
import io.praetor.cli.kv.KvStore;
import io.praetor.cli.process.ChildProgram;
import io.praetor.cli.session.RenewedSession;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a program while it holds a lock, or one of several places. */
@CommandLine.Command
public final class LockCommand implements Command {

  @Mixin private ClientFlags flags = new ClientFlags();
  @Mixin private ServerFlags server = new ServerFlags();

  @Option(
      names = {"-child-exit-code", "--child-exit-code"},
      description = "Exit with 2 if the program failed.")
  private boolean childExitCode;

  @Option(
      names = {"-n", "--n"},
      description = "How many may hold it at a time; with more than one it is a semaphore.")
  private int limit = 1;

  @Option(
      names = {"-monitor-retry", "--monitor-retry"},
      description = "Failures in a row, a second apart, until the lock is taken for lost.")
  private int monitorRetry = 3;

  @Option(
      names = {"-name", "--name"},
      description = "Name of the session.")
  private String name = "";

  @Option(
      names = {"-pass-stdin", "--pass-stdin"},
      description = "Let the program read standard input.")
  private boolean passStdin;

  @Option(
      names = {"-shell", "--shell"},
      description = "Run the program by a shell: SHELL, or /bin/sh.")
  private boolean shell = true;

  @Option(
      names = {"-timeout", "--timeout", "-try", "--try"},
      description = "Longest wait for the lock, such as 10s; without it, for ever.")
  private Duration timeout = Duration.ZERO;

  @Option(
      names = {"-verbose", "--verbose"},
      description = "Say what happens.")
  private boolean verbose;

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    String mistake = mistake();
    if (!mistake.isEmpty()) {
      return terminal.fail(mistake);
    }
    if (passStdin) {
      terminal.requireInput();
    }
    AgentClient client = flags.client(terminal);
    try {
      Response unused = client.get("/v1/agent/self", Query.NONE).requireOk();
    } catch (IOException failure) {
      return terminal.fail("Error querying Consul agent: " + failure.getMessage());
    }
    String typed = arguments.get(0);
    String prefix = typed.startsWith("/") ? typed.substring(1) : typed;
    if (limit > 1 && prefix.isEmpty()) {
      return terminal.fail("Lock setup failed: missing prefix");
    }
    return hold(client, prefix, terminal);
  }

  private String mistake() {
    if (limit <= 0) {
      return "Lock holder limit must be positive";
    } else if (arguments.size() < 2) {
      return "Key prefix and child command must be specified";
    } else if (timeout.isNegative()) {
      return "Timeout must be positive";
    }
    return monitorRetry < 0 ? "Number for 'monitor-retry' must be >= 0" : "";
  }

  private int hold(AgentClient client, String prefix, Terminal terminal) {
    Query query = server.addDatacenterTo(Query.NONE);
    note(
        limit == 1
            ? "Setting up lock at path: " + KeyPath.join(prefix, Ownership.LOCK_KEY)
            : "Setting up semaphore (limit " + limit + ") at prefix: " + prefix,
        terminal);
    List<String> words = arguments.subList(1, arguments.size());
    LockedRun run =
        new LockedRun(
            terminal,
            ChildProgram.of(words, shell, terminal),
            new LockedRun.Options(timeout, monitorRetry, passStdin, childExitCode, verbose));
    RenewedSession session;
    try {
      session =
          RenewedSession.create(client, query, sessionFields(prefix), line -> note(line, terminal));
    } catch (IOException failure) {
      return terminal.fail(
          "Lock acquisition failed: failed to create session: " + failure.getMessage());
    }
    KvStore store = new KvStore(client, query);
    Ownership ownership =
        limit == 1
            ? new Mutex(store, KeyPath.join(prefix, Ownership.LOCK_KEY), session.id())
            : new Semaphore(store, prefix, limit, session.id());
    int status;
    try {
      status = run.acquire(ownership);
      if (status == OK) {
        status = release(ownership, run.whileHeld(ownership), terminal);
      }
    } finally {
      close(session, terminal);
    }
    return status == FAILED ? FAILED : clean(ownership, status, terminal);
  }

  private Map<String, String> sessionFields(String prefix) {
    String words = String.join(" ", arguments.subList(1, arguments.size()));
    String called = name.isEmpty() ? "Consul lock for '" + words + "' at '" + prefix + "'" : name;
    Map<String, String> fields = new LinkedHashMap<>();
    if (limit > 1) {
      fields.put("Behavior", "\"delete\"");
    }
    fields.put("Name", GoJson.quote(called));
    return fields;
  }

  private static int release(Ownership ownership, int status, Terminal terminal) {
    try {
      ownership.release();
      return status;
    } catch (IOException failure) {
      return terminal.fail("Lock release failed: " + failure.getMessage());
    }
  }

  private int clean(Ownership ownership, int status, Terminal terminal) {
    try {
      boolean cleaned = ownership.clean();
      note(cleaned ? "Cleanup succeeded" : "Cleanup aborted, lock in use", terminal);
      return status;
    } catch (IOException failure) {
      return terminal.fail("Lock cleanup failed: " + failure.getMessage());
    }
  }

  /** A session that cannot be ended ends by itself. */
  private void close(RenewedSession session, Terminal terminal) {
    try {
      session.close();
    } catch (IOException failure) {
      note("Session cannot be ended: " + failure.getMessage(), terminal);
    }
  }

  private void note(String line, Terminal terminal) {
    if (verbose) {
      terminal.show(line);
    }
  }

  @Override
  public String usage() {
    return "lock [options] prefix child...";
  }

  @Override
  public String about() {
    return "Waits for a lock below a prefix of keys and runs a program while it is held. When the\n"
        + "lock is lost, or the agent cannot say, the program gets SIGTERM, and 5 s later SIGKILL.";
  }
}
