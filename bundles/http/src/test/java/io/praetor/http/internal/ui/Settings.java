package io.praetor.http.internal.ui;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings as the framework makes them: the annotation's defaults, and what is set. */
final class Settings {

  private Settings() {}

  static <T extends Annotation> T of(Class<T> type, Map<String, Object> set) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                set.getOrDefault(method.getName(), method.getDefaultValue())));
  }
}
