package io.praetor.cli.operator;

import io.praetor.cli.json.GoJson;
import io.praetor.cli.json.Json;
import io.praetor.config.internal.syntax.DurationText;
import java.io.IOException;
import java.util.Map;

/** Autopilot's view of the servers, for people. */
final class AutopilotReport {

  private static final int SUMMARY_COLUMNS = 30;
  private static final int SERVER_COLUMNS = 17;
  private static final String SERVER_INDENT = "      ";

  private final Json state;
  private final StringBuilder text = new StringBuilder();

  AutopilotReport(Json state) {
    this.state = state;
  }

  String text() throws IOException {
    summary("Healthy:", orElse("Healthy", "false"));
    summary("Failure Tolerance:", orElse("FailureTolerance", "0"));
    summary("Optimistic Failure Tolerance:", orElse("OptimisticFailureTolerance", "0"));
    summary("Leader:", state.get("Leader").text());
    text.append("Voters:\n");
    names(state.get("Voters"));
    if (!state.get("ReadReplicas").list().isEmpty()) {
      text.append("Read Replicas:\n");
      names(state.get("ReadReplicas"));
    }
    text.append("Servers:\n");
    for (Json server : state.get("Servers").members().values()) {
      server(server);
    }
    return text.toString();
  }

  private String orElse(String name, String otherwise) {
    String told = state.get(name).text();
    return told.isEmpty() ? otherwise : told;
  }

  private void summary(String label, String value) {
    text.append(label).append(" ".repeat(SUMMARY_COLUMNS - label.length()));
    text.append(value).append('\n');
  }

  private void names(Json names) {
    names.list().forEach(name -> text.append("   ").append(name.text()).append('\n'));
  }

  private void server(Json server) throws IOException {
    text.append("   ").append(server.get("ID").text()).append('\n');
    field("Name", server.get("Name").text());
    field("Address", server.get("Address").text());
    field("Version", server.get("Version").text());
    field("Status", server.get("Status").text());
    field("Node Type", server.get("NodeType").text());
    field("Node Status", server.get("NodeStatus").text());
    field("Healthy", Boolean.toString(server.get("Healthy").isTrue()));
    String contact = server.get("LastContact").text();
    field("Last Contact", DurationText.text(AutopilotConfiguration.durationOf(contact)));
    field("Last Term", Long.toUnsignedString(server.get("LastTerm").whole()));
    field("Last Index", Long.toUnsignedString(server.get("LastIndex").whole()));
    optional("Redundancy Zone", server.get("RedundancyZone").text());
    optional("Upgrade Version", server.get("UpgradeVersion").text());
    optional("Read Replica", server.get("ReadReplica").isTrue() ? "true" : "");
    Map<String, String> meta = server.get("Meta").texts();
    if (!meta.isEmpty()) {
      text.append(SERVER_INDENT).append("Meta\n");
      meta.forEach(
          (name, value) ->
              text.append(SERVER_INDENT)
                  .append("   ")
                  .append(GoJson.quote(name))
                  .append(": ")
                  .append(GoJson.quote(value))
                  .append('\n'));
    }
  }

  private void optional(String label, String value) {
    if (!value.isEmpty()) {
      field(label, value);
    }
  }

  private void field(String label, String value) {
    text.append(SERVER_INDENT).append(label).append(':');
    text.append(" ".repeat(SERVER_COLUMNS - label.length() - 1)).append(value).append('\n');
  }
}
