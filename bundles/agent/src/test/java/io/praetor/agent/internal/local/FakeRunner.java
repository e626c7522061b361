package io.praetor.agent.internal.local;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckRunner;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.InvalidCheckException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs nothing: checks with a TTL are told, others say what the test has them say. */
final class FakeRunner implements CheckRunner {

  final Map<String, CheckDefinition> definitions = new TreeMap<>();
  final Map<String, Known> known = new TreeMap<>();
  final List<String> starts = new ArrayList<>();
  private final Map<String, Listener> listeners = new TreeMap<>();

  @Override
  public void start(CheckDefinition definition, Known knownSoFar, Listener listener) {
    starts.add(definition.id());
    definitions.put(definition.id(), definition);
    known.put(definition.id(), knownSoFar);
    listeners.put(definition.id(), listener);
  }

  @Override
  public void stop(String id) {
    definitions.remove(id);
    listeners.remove(id);
  }

  @Override
  public void tell(String id, CheckStatus status, String output) throws InvalidCheckException {
    CheckDefinition definition = definitions.get(id);
    if (definition == null || definition.number("TTL") == 0) {
      throw new InvalidCheckException("it is not told");
    }
    listeners.get(id).changed(status, output);
  }

  Listener listener(String id) {
    return listeners.get(id);
  }

  void report(String id, CheckStatus status, String output) {
    listeners.get(id).changed(status, output);
  }

  @Override
  public void validate(CheckDefinition definition) throws InvalidCheckException {
    if (definition.text("redis").equals("nowhere")) {
      throw new InvalidCheckException("redis needs an address");
    }
  }

  @Override
  public String typeOf(CheckDefinition definition) {
    if (definition.members().containsKey("redis")) {
      return "redis";
    }
    if (definition.members().containsKey("TTL")) {
      return "ttl";
    }
    return definition.members().containsKey("memcached") ? "" : "http";
  }
}
