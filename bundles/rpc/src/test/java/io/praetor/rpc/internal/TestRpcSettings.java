package io.praetor.rpc.internal;

import io.praetor.api.config.RpcSettings;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Settings of a server on loopback with a port of its own, and what a test wants else. */
public final class TestRpcSettings {

  private TestRpcSettings() {}

  public static RpcSettings server(Map<String, Object> given) {
    Map<String, Object> values = new HashMap<>();
    values.put("datacenter", "dc1");
    values.put("listen", true);
    values.put("bindAddress", "127.0.0.1");
    values.put("port", 0);
    values.putAll(given);
    return (RpcSettings)
        Proxy.newProxyInstance(
            RpcSettings.class.getClassLoader(),
            new Class<?>[] {RpcSettings.class},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), method.getDefaultValue()));
  }
}
