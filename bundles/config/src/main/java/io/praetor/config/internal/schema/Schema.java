package io.praetor.config.internal.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key there is, read from the tables beside this class. */
public final class Schema {

  private static final String AGENT = "agent";
  private static final List<String> TABLES =
      List.of("agent.keys", "deprecated.keys", "definitions.keys");

  private final Map<String, Shape> shapes = new HashMap<>();
  private final Map<String, Key> agentKeys = new LinkedHashMap<>();
  private final Map<String, Key> flags = new HashMap<>();
  private final List<Key> keys = new ArrayList<>();

  private Schema() {}

  /** Reads the tables. */
  public static Schema load() {
    Schema schema = new Schema();
    for (String table : TABLES) {
      schema.read(table);
    }
    return schema;
  }

  private void read(String table) {
    try (InputStream in = Schema.class.getResourceAsStream(table);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String shape = AGENT;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("shape ")) {
          shape = line.substring("shape ".length());
        } else if (!line.isEmpty() && line.charAt(0) != '#') {
          add(shape, KeyLine.parse(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(table, e);
    }
  }

  private void add(String shape, Key key) {
    shapes.computeIfAbsent(shape, name -> new Shape()).add(key);
    keys.add(key);
    if (shape.equals(AGENT)) {
      agentKeys.put(key.path(), key);
    }
    if (!key.flag().isEmpty()) {
      flags.put(key.flag(), key);
    }
  }

  /** The keys at the top of a configuration file. */
  public Shape agent() {
    return shape(AGENT);
  }

  /** The keys within a shape, for example of a check. */
  public Shape shape(String name) {
    Shape shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalStateException("key table: no shape " + name);
    }
    return shape;
  }

  /** The key of that path; asking for one that is not in the table is a mistake in the program. */
  public Key key(String path) {
    Key key = agentKeys.get(path);
    if (key == null) {
      throw new IllegalStateException("key table: no key " + path);
    }
    return key;
  }

  /** All keys of the agent. */
  public Collection<Key> agentKeys() {
    return Collections.unmodifiableCollection(agentKeys.values());
  }

  /** The key that a command line flag sets. */
  public Optional<Key> flag(String name) {
    return Optional.ofNullable(flags.get(name));
  }

  /** All keys of all shapes, in the order of the tables. */
  public List<Key> keys() {
    return List.copyOf(keys);
  }
}
