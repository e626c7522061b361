package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Http;
import io.praetor.config.internal.model.Configuration.Network;
import io.praetor.config.internal.model.Configuration.Ports;
import io.praetor.config.internal.model.Configuration.RequestLimits;
import io.praetor.config.internal.net.Machine;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the HTTP API listens on, and the limits it keeps. */
final class HttpRules {

  private static final Pattern CONTENT_PATH = Pattern.compile("[A-Za-z0-9/_-]+");

  /** Below {@code /v1/} and its like is the API. */
  private static final Pattern OF_THE_API = Pattern.compile("^/v\\d+/");

  private static final Pattern OCTAL_MODE = Pattern.compile("[0-7]{3,4}");

  private static final List<String> MODES = List.of("disabled", "permissive", "enforcing");

  private final KeyValues keys;
  private final Problems problems;
  private final Machine machine;

  HttpRules(KeyValues keys, Problems problems, Machine machine) {
    this.keys = keys;
    this.problems = problems;
    this.machine = machine;
  }

  Http read(
      AddressRules addresses, Network network, Ports ports, boolean hasCertificate, boolean dev)
      throws ConfigurationException {
    List<String> clients = network.clientAddresses();
    List<String> http = addresses.listeners("http", ports.http(), clients);
    List<String> https = addresses.listeners("https", ports.https(), clients);
    if (!https.isEmpty() && !hasCertificate) {
      problems.warn("ports.https is set without tls.https.cert_file and key_file: HTTPS stays off");
    }
    String mode = keys.text("unix_sockets.mode");
    require(
        mode.isEmpty() || OCTAL_MODE.matcher(mode).matches(),
        "unix_sockets.mode is not an octal mode: \"" + mode + "\"");
    return new Http(
        http,
        hasCertificate ? https : List.of(),
        mode,
        headers(),
        keys.list("http_config.block_endpoints"),
        keys.networks("http_config.allow_write_http_from"),
        ownHosts(),
        keys.list("http_config.allowed_hosts"),
        requestLimits(),
        keys.millis("default_query_time"),
        keys.millis("max_query_time"),
        positive("http_config.max_header_bytes"),
        positive("limits.http_max_conns_per_client"),
        keys.millis("limits.https_handshake_timeout"),
        keys.flag("disable_http_unprintable_char_filter"),
        keys.flag("ui_config.enabled") || !keys.text("ui_config.dir").isEmpty(),
        contentPath(),
        uiDirectory(dev));
  }

  /** In development mode the UI is on, so there a directory is no contradiction. */
  private String uiDirectory(boolean dev) throws ConfigurationException {
    String directory = keys.text("ui_config.dir");
    require(
        dev || directory.isEmpty() || !keys.flag("ui_config.enabled"),
        "Both the ui_config.enabled and ui_config.dir (or -ui and -ui-dir) were specified, please"
            + " provide only one.\n"
            + "If trying to use your own web UI resources, use ui_config.dir or the -ui-dir flag.\n"
            + "The web UI is included in the binary so use ui_config.enabled or the -ui flag to"
            + " enable it");
    return directory;
  }

  private List<String> headers() throws ConfigurationException {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> header : keys.map("http_config.response_headers").entrySet()) {
      String line = header.getKey() + ": " + header.getValue();
      require(
          !header.getKey().isBlank() && line.chars().allMatch(c -> c >= ' ' || c == '\t'),
          "http_config.response_headers has an invalid header: \"" + header.getKey() + "\"");
      lines.add(line);
    }
    return lines;
  }

  /** By these programs on the same machine reach the agent; nobody else can own such names. */
  private List<String> ownHosts() {
    String domain = keys.text("domain");
    String alternative = keys.text("alt_domain");
    List<String> hosts = new ArrayList<>(List.of(machine.hostName()));
    for (String name : List.of(domain, alternative)) {
      String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
      if (!bare.isEmpty()) {
        hosts.add("*." + bare);
      }
    }
    return hosts;
  }

  private RequestLimits requestLimits() throws ConfigurationException {
    String mode = keys.text("limits.request_limits.mode");
    require(
        MODES.contains(mode),
        "limits.request_limits.mode: unknown mode \"" + mode + "\", must be one of " + MODES);
    return new RequestLimits(
        mode,
        keys.fraction("limits.request_limits.read_rate"),
        keys.fraction("limits.request_limits.write_rate"));
  }

  private String contentPath() throws ConfigurationException {
    String path = keys.text("ui_config.content_path");
    require(
        CONTENT_PATH.matcher(path).matches(),
        "ui-content-path can only contain alphanumeric, -, _, or /. received: \"" + path + "\"");
    String start = path.startsWith("/") ? path : "/" + path;
    String whole = start.endsWith("/") ? start : start + "/";
    require(
        !OF_THE_API.matcher(whole).find(),
        "ui-content-path cannot have 'v[0-9]'. received: \"" + path + "\"");
    require(!whole.equals("/"), "ui-content-path cannot be the root, below which the API is");
    return whole;
  }

  private int positive(String path) throws ConfigurationException {
    int value = keys.number(path);
    require(value > 0, path + " must be greater than zero, got " + value);
    return value;
  }
}
