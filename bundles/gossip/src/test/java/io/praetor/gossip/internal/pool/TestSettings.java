package io.praetor.gossip.internal.pool;

import io.praetor.api.config.GossipSettings;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings of a member on the loopback, fast, on any free port. */
final class TestSettings {

  private final Map<String, Object> values = new HashMap<>();

  private TestSettings(String name) {
    values.put("pool", "lan");
    values.put("memberName", name);
    values.put("datacenter", "dc1");
    values.put("bindAddress", "127.0.0.1");
    values.put("bindPort", 0);
    values.put("advertiseAddress", "127.0.0.1");
    values.put("tags", new String[] {"role=node", "dc=dc1", "id=id-of-" + name});
    values.put("probeIntervalMillis", 200L);
    values.put("probeTimeoutMillis", 100L);
    values.put("gossipIntervalMillis", 20L);
    values.put("pushPullIntervalMillis", 2_000L);
    values.put("leavePropagateMillis", 200L);
  }

  static TestSettings member(String name) {
    return new TestSettings(name);
  }

  TestSettings with(String key, Object value) {
    values.put(key, value);
    return this;
  }

  TestSettings keptIn(Path directory) {
    return with("snapshotFile", directory.resolve("local.snapshot").toString())
        .with("keyringFile", directory.resolve("local.keyring").toString());
  }

  GossipSettings build() {
    Map<String, Object> all = Map.copyOf(values);
    return (GossipSettings)
        Proxy.newProxyInstance(
            GossipSettings.class.getClassLoader(),
            new Class<?>[] {GossipSettings.class},
            (proxy, method, arguments) ->
                all.containsKey(method.getName())
                    ? all.get(method.getName())
                    : method.getDefaultValue());
  }
}
