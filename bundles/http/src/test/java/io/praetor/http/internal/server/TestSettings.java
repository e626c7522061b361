package io.praetor.http.internal.server;

import io.praetor.api.config.HttpSettings;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Settings as the framework makes them: the annotation's defaults, and what is set. */
final class TestSettings {

  private TestSettings() {}

  static HttpSettings of(Map<String, Object> set) {
    Map<String, Object> values = new HashMap<>(set);
    values.putIfAbsent("http", new String[] {"127.0.0.1:0"});
    values.putIfAbsent("datacenter", "dc1");
    return (HttpSettings)
        Proxy.newProxyInstance(
            HttpSettings.class.getClassLoader(),
            new Class<?>[] {HttpSettings.class},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), method.getDefaultValue()));
  }
}
