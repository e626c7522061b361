package io.praetor.shell.internal.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What the parts of the agent say about themselves, under the names that they chose. */
final class StatusBlocks {

  private final Map<Supplier<Map<String, String>>, String> sources = new ConcurrentHashMap<>();

  void add(Supplier<Map<String, String>> source, String name) {
    sources.put(source, name);
  }

  void remove(Supplier<Map<String, String>> source) {
    sources.remove(source);
  }

  /** In the order of their names. */
  List<Block> read() {
    List<Block> blocks = new ArrayList<>();
    sources.forEach((source, name) -> blocks.add(new Block(name, read(source))));
    blocks.sort(Comparator.comparing(Block::title));
    return blocks;
  }

  /** One part that cannot answer must not hide the others. */
  private static Map<String, String> read(Supplier<Map<String, String>> source) {
    try {
      return source.get();
    } catch (RuntimeException e) {
      return Map.of("status unknown", e.toString());
    }
  }
}
