package io.praetor.bridge.config.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Configurations in a map, as AdminConfigurations shows them. */
final class FakeConfigurations implements Configurations {

  final Map<String, Map<String, Object>> all = new TreeMap<>();
  final Set<String> fromKeys = new TreeSet<>();
  int writes;
  boolean fails;

  @Override
  public Map<String, Content> all() {
    Map<String, Content> contents = new TreeMap<>();
    all.forEach((pid, properties) -> contents.put(pid, Content.of(properties)));
    return contents;
  }

  @Override
  public Content get(Pid pid) {
    Map<String, Object> properties = all.get(pid.text());
    return properties == null ? Content.ABSENT : Content.of(properties);
  }

  @Override
  public boolean isFromKeys(Pid pid) {
    return fromKeys.contains(pid.text());
  }

  @Override
  public void put(Pid pid, Map<String, Object> properties) throws IOException {
    if (fails) {
      throw new IOException("disk full");
    }
    writes++;
    all.put(pid.text(), properties);
    fromKeys.add(pid.text());
  }

  @Override
  public void delete(Pid pid) {
    writes++;
    all.remove(pid.text());
  }
}
