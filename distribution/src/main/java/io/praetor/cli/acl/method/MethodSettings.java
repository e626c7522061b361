package io.praetor.cli.acl.method;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.json.Json;
import io.praetor.config.internal.syntax.DurationText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What auth methods are set to, in words and in the configuration that their type understands. */
public final class MethodSettings {

  private static final String CONFIG = "Config";
  private static final String HOST = "Host";
  private static final String AUTHORITY = "CACert";
  private static final String JWT = "ServiceAccountJWT";

  @Option(
      names = {"-display-name", "--display-name"},
      description = "Name that web pages show.")
  private String displayName = "";

  @Option(
      names = {"-description", "--description"},
      description = "What the auth method is for.")
  private String description = "";

  @Option(
      names = {"-max-token-ttl", "--max-token-ttl"},
      description = "How long its tokens are good for anything, such as 5m.")
  private Duration lifetime = Duration.ZERO;

  @Option(
      names = {"-token-locality", "--token-locality"},
      description = "Where its tokens are known: local, the datacenter alone, or global.")
  private String locality = "";

  @Option(
      names = {"-config", "--config"},
      description = "The configuration: JSON, @FILE, or - for standard input.")
  private String config = "";

  @Option(
      names = {"-kubernetes-host", "--kubernetes-host"},
      description = "Address of the API of Kubernetes.")
  private String host = "";

  @Option(
      names = {"-kubernetes-ca-cert", "--kubernetes-ca-cert"},
      description = "Authority of the API of Kubernetes: PEM, @FILE, or - for standard input.")
  private String authority = "";

  @Option(
      names = {"-kubernetes-service-account-jwt", "--kubernetes-service-account-jwt"},
      description = "JWT that may ask Kubernetes for reviews of tokens.")
  private String jwt = "";

  /** The method with what the flags say; what they do not say stays. */
  Json mergeInto(Json method) {
    Json changed = method;
    changed = displayName.isEmpty() ? changed : changed.with("DisplayName", displayName);
    changed = description.isEmpty() ? changed : changed.with("Description", description);
    changed = locality.isEmpty() ? changed : changed.with("TokenLocality", locality);
    return lifetime.toNanos() > 0
        ? changed.with("MaxTokenTTL", DurationText.text(lifetime))
        : changed;
  }

  /** The method with the configuration of {@code -config}, if it is given. */
  Json withConfig(Json method, String malformed, Terminal terminal) throws IOException {
    if (config.isEmpty()) {
      return method;
    }
    if (!host.isEmpty() || !authority.isEmpty() || !jwt.isEmpty()) {
      throw new IOException("Cannot use command line arguments with '-config' flags");
    }
    String text =
        Attempt.to(
            "Error loading configuration file", () -> ArgumentData.text(config, terminal.in()));
    return method.with(CONFIG, Attempt.to(malformed, () -> object(text)));
  }

  private static Json object(String text) throws IOException {
    Json json;
    try {
      json = Json.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException malformed) {
      throw new IOException("no JSON", malformed);
    }
    if (!json.isObject()) {
      throw new IOException("no JSON object");
    }
    return json;
  }

  /** The method with the configuration for Kubernetes, whole. */
  Json withKubernetes(Json method, Terminal terminal) throws IOException {
    require(host, "-kubernetes-host");
    require(authority, "-kubernetes-ca-cert");
    require(jwt, "-kubernetes-service-account-jwt");
    return method.with(
        CONFIG, Json.object().with(HOST, host).with(AUTHORITY, authority(terminal)).with(JWT, jwt));
  }

  /** The method with those parts of the configuration for Kubernetes that the flags name. */
  Json mergeKubernetes(Json method, Terminal terminal) throws IOException {
    Json changed = method.get(CONFIG);
    changed = host.isEmpty() ? changed : changed.with(HOST, host);
    changed = authority.isEmpty() ? changed : changed.with(AUTHORITY, authority(terminal));
    changed = jwt.isEmpty() ? changed : changed.with(JWT, jwt);
    return method.with(CONFIG, changed);
  }

  private static void require(String value, String flag) throws IOException {
    if (value.isEmpty()) {
      throw new IOException("Missing required '" + flag + "' flag");
    }
  }

  private String authority(Terminal terminal) throws IOException {
    String pem =
        Attempt.to(
            "Invalid '-kubernetes-ca-cert' value",
            () -> ArgumentData.text(authority, terminal.in()));
    if (pem.isEmpty()) {
      throw new IOException("Kubernetes CA Cert is empty");
    }
    return pem;
  }
}
