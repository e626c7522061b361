package io.praetor.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** JSON laid out for people, as Go's {@code json.MarshalIndent} does it. */
public final class JsonLayout {

  private static final String INDENT = "    ";

  private final JsonParser parser;
  private final String indent;
  private final StringBuilder out = new StringBuilder();

  private JsonLayout(JsonParser parser, String indent) {
    this.parser = parser;
    this.indent = indent;
  }

  /** The document in its own order, with four spaces for each level. */
  public static String indented(byte[] json) throws IOException {
    return indented(json, INDENT);
  }

  /** The document in its own order. */
  public static String indented(byte[] json, String indent) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      JsonLayout layout = new JsonLayout(parser, indent);
      parser.nextToken();
      layout.value(0);
      return layout.out.toString();
    } catch (JsonProcessingException malformed) {
      throw new IOException("the agent's answer is not what was asked for", malformed);
    }
  }

  private void value(int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      structure(depth);
    } else if (token == JsonToken.VALUE_STRING) {
      out.append(GoJson.quote(parser.getText()));
    } else if (token != null) {
      out.append(parser.getText());
    } else {
      throw new IOException("EOF");
    }
  }

  private void structure(int depth) throws IOException {
    boolean object = parser.currentToken() == JsonToken.START_OBJECT;
    out.append(object ? '{' : '[');
    boolean empty = true;
    while (!parser.nextToken().isStructEnd()) {
      out.append(empty ? "\n" : ",\n").append(indent.repeat(depth + 1));
      empty = false;
      if (object) {
        out.append(GoJson.quote(parser.currentName())).append(": ");
        parser.nextToken();
      }
      value(depth + 1);
    }
    out.append(empty ? "" : "\n" + indent.repeat(depth));
    out.append(object ? '}' : ']');
  }
}
