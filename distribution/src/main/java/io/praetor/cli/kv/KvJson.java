package io.praetor.cli.kv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the arrays of flat objects that agents answer and that {@code kv import} takes. */
final class KvJson {

  private static final JsonFactory JSON = new JsonFactory();

  private KvJson() {}

  /** What {@code GET /v1/kv} answers. */
  static List<KvRecord> records(byte[] json) throws IOException {
    List<KvRecord> records = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      for (Map<String, String> fields : objects(parser)) {
        records.add(
            new KvRecord(
                fields.getOrDefault("key", ""),
                number(fields, "flags"),
                Base64.getDecoder().decode(fields.getOrDefault("value", "")),
                number(fields, "createindex"),
                number(fields, "modifyindex"),
                number(fields, "lockindex"),
                fields.getOrDefault("session", "")));
      }
    } catch (JsonProcessingException | IllegalArgumentException malformed) {
      throw new IOException("the agent's answer is not what was asked for", malformed);
    }
    return records;
  }

  /** What {@code GET /v1/kv?keys} answers. */
  static List<String> keys(byte[] json) throws IOException {
    List<String> keys = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        keys.add(parser.getText());
      }
    } catch (JsonProcessingException malformed) {
      throw new IOException("the agent's answer is not what was asked for", malformed);
    }
    return keys;
  }

  /** What {@code kv export} wrote. The values stay base64, so that a bad one can be named. */
  static List<Map<String, String>> exported(String json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      return objects(parser);
    } catch (JsonProcessingException malformed) {
      throw new IOException("Cannot unmarshal data: " + malformed.getOriginalMessage(), malformed);
    }
  }

  /** Field names in lower case, as Go matches them; a null is left out. */
  private static List<Map<String, String>> objects(JsonParser parser) throws IOException {
    List<Map<String, String>> objects = new ArrayList<>();
    expect(parser, parser.nextToken(), JsonToken.START_ARRAY);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser, parser.currentToken(), JsonToken.START_OBJECT);
      objects.add(fields(parser));
    }
    return objects;
  }

  private static Map<String, String> fields(JsonParser parser) throws IOException {
    Map<String, String> fields = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName().toLowerCase(Locale.ROOT);
      JsonToken token = parser.nextToken();
      if (token.isStructStart()) {
        parser.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        fields.put(name, parser.getText());
      }
    }
    return fields;
  }

  private static void expect(JsonParser parser, JsonToken found, JsonToken wanted)
      throws JsonParseException {
    if (found != wanted) {
      throw new JsonParseException(parser, "expected " + wanted.asString() + ", found " + found);
    }
  }

  private static long number(Map<String, String> fields, String name) {
    return Long.parseUnsignedLong(fields.getOrDefault(name, "0"));
  }
}
