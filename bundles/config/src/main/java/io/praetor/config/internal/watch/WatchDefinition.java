package io.praetor.config.internal.watch;

import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.DurationText;
import io.praetor.config.internal.syntax.Json;
import io.praetor.config.internal.syntax.Trees;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A watch from the configuration: what to look at, and the program or address that is told. */
public final class WatchDefinition {

  private static final String HANDLER = "handler";
  private static final String ARGS = "args";
  private static final String HANDLER_TYPE = "handler_type";
  private static final String HTTP = "http";
  private static final String HTTP_CONFIG = "http_handler_config";
  private static final String DEFAULT_METHOD = "POST";
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private final WatchQuery query;
  private final Map<String, Object> handler;
  private final boolean deprecated;

  private WatchDefinition(WatchQuery query, Map<String, Object> handler, boolean deprecated) {
    this.query = query;
    this.handler = handler;
    this.deprecated = deprecated;
  }

  /** Reads one element of {@code watches}. */
  public static WatchDefinition of(Map<String, Object> values) throws ConfigurationException {
    WatchParameters parameters = new WatchParameters(values);
    Object handlerType = parameters.take(HANDLER_TYPE);
    if (handlerType != null && !handlerType.equals(HTTP) && !handlerType.equals("script")) {
      throw new ConfigurationException("Handler type '" + handlerType + "' not recognized");
    }
    Object type = values.get("type");
    if (type instanceof String name && name.startsWith("connect_")) {
      throw new ConfigurationException("Watch type " + name + " is not allowed in agent config");
    }
    try {
      return read(parameters, HTTP.equals(handlerType));
    } catch (ConfigurationException wrong) {
      throw new ConfigurationException(
          "Failed to parse watch (type \"" + type + "\"): " + wrong.getMessage(), wrong);
    }
  }

  private static WatchDefinition read(WatchParameters parameters, boolean http)
      throws ConfigurationException {
    Map<String, Object> handler = new LinkedHashMap<>();
    if (http) {
      handler.put(HTTP, httpHandler(parameters.take(HTTP_CONFIG)));
    }
    boolean deprecated = parameters.has(HANDLER);
    if (deprecated) {
      Object script = parameters.take(HANDLER);
      if (!(script instanceof String)) {
        throw new ConfigurationException("Watch handler must be a string");
      }
      handler.put(HANDLER, script);
    }
    if (parameters.has(ARGS)) {
      handler.put(ARGS, args(parameters));
    }
    WatchQuery query = WatchQuery.take(parameters);
    parameters.refuseRest();
    if (handler.size() > 1) {
      throw new ConfigurationException("Only one watch handler allowed");
    } else if (handler.isEmpty()) {
      throw new ConfigurationException("Must define a watch handler");
    }
    return new WatchDefinition(query, handler, deprecated);
  }

  private static List<String> args(WatchParameters parameters) throws ConfigurationException {
    try {
      return parameters.takeTexts(ARGS);
    } catch (ConfigurationException wrong) {
      throw new ConfigurationException("Watch args must be a list of strings", wrong);
    }
  }

  private static Map<String, Object> httpHandler(Object config) throws ConfigurationException {
    if (!(config instanceof Map<?, ?>)) {
      throw new ConfigurationException(
          "Handler type 'http' requires 'http_handler_config' to be set");
    }
    try {
      return httpHandler(new WatchParameters(Trees.object(config)));
    } catch (ConfigurationException wrong) {
      throw new ConfigurationException(
          "Failed to parse 'http_handler_config': " + wrong.getMessage(), wrong);
    }
  }

  private static Map<String, Object> httpHandler(WatchParameters config)
      throws ConfigurationException {
    String path = config.takeText("path");
    if (path.isEmpty()) {
      throw new ConfigurationException("Requires 'path' to be set");
    }
    String method = config.takeText("method");
    String timeout = config.takeText("timeout");
    Map<String, Object> handler = new LinkedHashMap<>();
    handler.put("path", path);
    handler.put("method", method.isEmpty() ? DEFAULT_METHOD : method);
    handler.put("timeoutMillis", timeoutMillis(timeout));
    handler.put("header", headers(config.take("header")));
    handler.put("skipVerify", config.takeSwitch("tls_skip_verify"));
    return handler;
  }

  private static long timeoutMillis(String text) throws ConfigurationException {
    try {
      return (text.isEmpty() ? DEFAULT_TIMEOUT : DurationText.parse(text)).toMillis();
    } catch (ConfigurationException wrong) {
      throw new ConfigurationException("Failed to parse timeout: " + wrong.getMessage(), wrong);
    }
  }

  /** Each header with its values, which are one text or several. */
  private static Map<String, Object> headers(Object value) throws ConfigurationException {
    Map<String, Object> headers = new LinkedHashMap<>();
    if (value == null) {
      return headers;
    } else if (!(value instanceof Map<?, ?>)) {
      throw new ConfigurationException("Expecting header to be a map");
    }
    WatchParameters parameters = new WatchParameters(Trees.object(value));
    for (String name : new ArrayList<>(Trees.object(value).keySet())) {
      headers.put(name, parameters.takeTexts(name));
    }
    return headers;
  }

  /** Whether it names its program by the key that {@code args} has replaced. */
  public boolean isDeprecated() {
    return deprecated;
  }

  /** What the agent gets: query and handler, checked, as a JSON object. */
  public String json() {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("type", query.type());
    definition.put("target", query.target());
    definition.put("datacenter", query.datacenter());
    definition.put("token", query.token());
    definition.putAll(handler);
    return Json.text(definition);
  }
}
