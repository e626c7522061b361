package io.praetor.agent.internal.self;

import io.praetor.spi.http.JsonWriter;
import java.util.List;
import java.util.Map;

/**
 * What is known of the machine; the names are those that Consul's clients know.
 *
 * @param memory in bytes and percent
 * @param processors one map of texts and numbers for each
 * @param host texts and numbers
 * @param disk the file system of the root
 * @param errors what could not be found out
 * @param nanos when it was, since 1970
 */
record HostReport(
    Map<String, Object> memory,
    List<Map<String, Object>> processors,
    Map<String, Object> host,
    Map<String, Object> disk,
    List<String> errors,
    long nanos) {

  void write(JsonWriter out) {
    out.beginObject();
    value(out.name("Memory"), memory);
    value(out.name("CPU"), processors);
    value(out.name("Host"), host);
    value(out.name("Disk"), disk);
    out.name("CollectionTime").value(nanos);
    out.name("Errors");
    if (errors.isEmpty()) {
      out.nullValue();
    } else {
      value(out, errors);
    }
    out.endObject();
  }

  private static void value(JsonWriter out, Object value) {
    if (value instanceof Map<?, ?> map) {
      out.beginObject();
      map.forEach((name, member) -> value(out.name((String) name), member));
      out.endObject();
    } else if (value instanceof List<?> list) {
      out.beginArray();
      list.forEach(element -> value(out, element));
      out.endArray();
    } else if (value instanceof Double number) {
      out.value(number.doubleValue());
    } else if (value instanceof Number number) {
      out.value(number.longValue());
    } else {
      out.value((String) value);
    }
  }
}
