package io.praetor.agent.internal.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as maps, lists, texts and nulls; numbers and switches stay as they were written. Written as
 * Go's {@code encoding/json} does, which hides what HTML would read.
 */
final class JsonTree {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final String HIDDEN = "<>&\u2028\u2029";

  private JsonTree() {}

  /** A number, true or false. */
  record Literal(String text) {}

  static Object read(byte[] json) throws IOException {
    try (JsonParser in = FACTORY.createParser(json)) {
      if (in.nextToken() == null) {
        throw new IOException("EOF");
      }
      return value(in);
    }
  }

  private static Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          String name = in.currentName();
          in.nextToken();
          object.put(name, value(in));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(in));
        }
        yield list;
      }
      case VALUE_STRING -> in.getText();
      case VALUE_NULL -> null;
      default -> new Literal(in.getText());
    };
  }

  static byte[] write(Object tree) {
    StringBuilder out = new StringBuilder();
    append(tree, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(Object node, StringBuilder out) {
    if (node instanceof Map<?, ?> object) {
      String separator = "{";
      for (Map.Entry<?, ?> entry : object.entrySet()) {
        out.append(separator);
        quote((String) entry.getKey(), out);
        append(entry.getValue(), out.append(':'));
        separator = ",";
      }
      out.append(object.isEmpty() ? "{}" : "}");
    } else if (node instanceof List<?> list) {
      String separator = "[";
      for (Object element : list) {
        append(element, out.append(separator));
        separator = ",";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else if (node instanceof String text) {
      quote(text, out);
    } else {
      out.append(node instanceof Literal literal ? literal.text() : "null");
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || HIDDEN.indexOf(c) >= 0) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
