package io.praetor.cli.exec;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.WrongUsageException;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.flags.ServerFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.json.Json;
import io.praetor.cli.members.RegexText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command on those nodes whose operators allow it. */
@CommandLine.Command
public final class ExecCommand implements Command {

  @Mixin private ClientFlags flags = new ClientFlags();
  @Mixin private ServerFlags server = new ServerFlags();

  @Option(
      names = {"-node", "--node"},
      description = "Only on nodes whose name this regular expression is found in.")
  private String node = "";

  @Option(
      names = {"-service", "--service"},
      description = "Only on nodes with a service that this regular expression is found in.")
  private String service = "";

  @Option(
      names = {"-tag", "--tag"},
      description = "Only for services with a tag that this is found in; needs -service.")
  private String tag = "";

  @Option(
      names = {"-prefix", "--prefix"},
      description = "Prefix of the keys that the job is kept under.")
  private String prefix = "_rexec";

  @Option(
      names = {"-shell", "--shell"},
      description = "Run the command by a shell.")
  private boolean shell = true;

  @Option(
      names = {"-wait", "--wait"},
      description = "How long nothing may come until the job is taken for done.")
  private Duration wait = Duration.ofSeconds(2);

  @Option(
      names = {"-wait-repl", "--wait-repl"},
      description = "How long servers get to copy the job before nodes are told.")
  private Duration waitForCopies = Duration.ofMillis(200);

  @Option(
      names = {"-verbose", "--verbose"},
      description = "Say what happens.")
  private boolean verbose;

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    boolean script = String.join(" ", arguments).equals("-");
    if (script && !shell) {
      return terminal.fail("Cannot configure -shell=false when reading from stdin");
    }
    JobText job = job(script, terminal);
    if (job.isEmpty()) {
      throw new WrongUsageException("Must specify a command to execute");
    }
    checkFilters();
    AgentClient client = flags.client(terminal);
    Json self;
    try {
      self = Json.parse(client.get("/v1/agent/self", Query.NONE).requireOk().body()).get("Config");
    } catch (IOException failure) {
      return terminal.fail("Error querying Consul agent: " + failure.getMessage());
    }
    RemoteRun run =
        new RemoteRun(
            client,
            server.addDatacenterTo(Query.NONE),
            terminal,
            new RemoteRun.Options(prefix, wait, waitForCopies, node, service, tag, verbose));
    String home = self.get("Datacenter").text();
    boolean foreign = !server.datacenter().isEmpty() && !server.datacenter().equals(home);
    return foreign
        ? run.runElsewhere(job.json(), self.get("NodeName").text() + "@" + home)
        : run.run(job.json());
  }

  private JobText job(boolean script, Terminal terminal) throws IOException {
    long waitNanos = wait.toNanos();
    if (script) {
      return new JobText("", List.of(), terminal.in().readAllBytes(), waitNanos);
    }
    return shell
        ? new JobText(String.join(" ", arguments), List.of(), new byte[0], waitNanos)
        : new JobText("", arguments, new byte[0], waitNanos);
  }

  private void checkFilters() throws IOException {
    var unusedNode = RegexText.compile("node filter", node);
    var unusedService = RegexText.compile("service filter", service);
    var unusedTag = RegexText.compile("tag filter", tag);
    if (!tag.isEmpty() && service.isEmpty()) {
      throw new IOException("Cannot provide tag filter without service filter.");
    }
  }

  @Override
  public String usage() {
    return "exec [options] [-|command...]";
  }

  @Override
  public String about() {
    return "Runs a command, or a script from standard input, on nodes, and shows what it says\n"
        + "there. Agents take part only if their configuration has disable_remote_exec = false.";
  }
}
