package io.praetor.cli.members;

import io.praetor.cli.Command;
import io.praetor.cli.Table;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.AgentFlags;
import io.praetor.cli.http.Query;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the members of a gossip pool. */
@CommandLine.Command
public final class MembersCommand implements Command {

  /** Exit status when no member is as it was asked for. */
  private static final int NONE_MATCHES = 2;

  private static final String ALL_SEGMENTS = "_all";

  @Mixin private AgentFlags flags = new AgentFlags();

  @Option(
      names = {"-detailed", "--detailed"},
      description = "Show all that members say of themselves.")
  private boolean detailed;

  @Option(
      names = {"-wan", "--wan"},
      description = "List the servers of all datacenters; for servers only.")
  private boolean wan;

  @Option(
      names = {"-status", "--status"},
      description = "Only members whose status this regular expression is found in.")
  private String status = ".*";

  @Option(
      names = {"-segment", "--segment"},
      description = "Only members of this network segment (Enterprise only).")
  private String segment = ALL_SEGMENTS;

  @Option(
      names = {"-filter", "--filter"},
      description = "Only members for which this expression holds.")
  private String filter = "";

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    Pattern wanted = RegexText.compile("status", status);
    List<Member> members = new ArrayList<>();
    for (Json json : ask(terminal).list()) {
      Member member = Member.of(json, segment.equals(ALL_SEGMENTS));
      if (wanted.matcher(member.status()).find()) {
        members.add(member);
      }
    }
    if (members.isEmpty()) {
      return NONE_MATCHES;
    }
    members.sort(Comparator.comparing(Member::segment).thenComparing(Member::name));
    terminal.say((detailed ? details(members) : overview(members)).text());
    return OK;
  }

  private Json ask(Terminal terminal) throws IOException {
    Query query =
        flags
            .query()
            .withText("filter", filter)
            .with("segment", segment)
            .withText("wan", wan ? "1" : "");
    try {
      return Json.parse(flags.client(terminal).get("/v1/agent/members", query).requireOk().body());
    } catch (IOException failure) {
      throw new IOException("Error retrieving members: " + failure.getMessage(), failure);
    }
  }

  private static Table overview(List<Member> members) {
    Table table =
        new Table("Node", "Address", "Status", "Type", "Build", "Protocol", "DC", "Segment");
    for (Member member : members) {
      boolean known = !member.type().equals("unknown");
      table.row(
          member.name(),
          member.address(),
          member.status(),
          member.type(),
          known ? member.build() : "",
          known ? member.tag("vsn") : "",
          known ? member.tag("dc") : "",
          known ? member.segment() : "");
    }
    return table;
  }

  private static Table details(List<Member> members) {
    Table table = new Table("Node", "Address", "Status", "Tags");
    members.forEach(
        member -> table.row(member.name(), member.address(), member.status(), member.allTags()));
    return table;
  }

  @Override
  public String usage() {
    return "members [options]";
  }

  @Override
  public String about() {
    return "Lists the members that an agent knows, and how it believes they are. The exit status\n"
        + "is 2 when none matches.";
  }
}
