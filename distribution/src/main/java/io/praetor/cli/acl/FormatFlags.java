package io.praetor.cli.acl;

import io.praetor.cli.Terminal;
import io.praetor.cli.json.Json;
import io.praetor.cli.json.JsonLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a result is shown. */
public final class FormatFlags {

  private static final String PRETTY = "pretty";
  private static final String JSON = "json";

  @Option(
      names = {"-format", "--format"},
      description = "How the result is shown: pretty or json.")
  private String format = PRETTY;

  /**
   * Refuses an unknown format. Consul does so when the work is done; then nobody would see the
   * secret of a new token.
   */
  public void check() throws IOException {
    if (!format.equals(PRETTY) && !format.equals(JSON)) {
      throw new IOException("Unknown format: " + format);
    }
  }

  boolean isJson() {
    return format.equals(JSON);
  }

  /** Shows one object. */
  public void show(Terminal terminal, Form form, Json object, boolean meta) throws IOException {
    show(terminal, isJson() ? layout(form.shape().of(object)) : form.text(object, meta));
  }

  /** Shows objects one after the other. */
  public void show(Terminal terminal, Form form, List<Json> objects, boolean meta)
      throws IOException {
    show(terminal, isJson() ? json(form, objects) : text(form, objects, meta));
  }

  /** Shows objects with their names. */
  public void show(Terminal terminal, Form form, Map<String, Json> objects) throws IOException {
    Json named = Json.object();
    for (Map.Entry<String, Json> object : objects.entrySet()) {
      named = named.with(object.getKey(), form.shape().of(object.getValue()));
    }
    List<Json> all = List.copyOf(objects.values());
    show(terminal, isJson() ? layout(named) : text(form, all, false));
  }

  private static String json(Form form, List<Json> objects) throws IOException {
    return layout(Json.of(objects.stream().map(form.shape()::of).toList()));
  }

  private static String text(Form form, List<Json> objects, boolean meta) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Json object : objects) {
      text.append(text.isEmpty() ? "" : form.between()).append(form.text(object, meta));
    }
    return text.toString();
  }

  private static String layout(Json json) throws IOException {
    return JsonLayout.indented(json.written().getBytes(StandardCharsets.UTF_8));
  }

  private static void show(Terminal terminal, String text) {
    if (!text.isEmpty()) {
      terminal.say(text);
    }
  }
}
