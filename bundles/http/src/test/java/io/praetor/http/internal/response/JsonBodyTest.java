package io.praetor.http.internal.response;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.spi.http.Content;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonBodyTest {

  private static final Content.Json EVERYTHING =
      out -> {
        out.beginObject();
        out.name("n").value(-1).name("u").unsigned(-1).name("t").value(true);
        out.name("s").value("\u00fc\"\n").name("z").value((String) null);
        out.name("b").base64(new byte[] {0, -1}).name("e").base64(null);
        out.name("a").beginArray().endArray().name("o").beginObject().endObject();
        out.name("l").beginArray().value(1).nullValue().endArray();
        out.endObject();
      };

  @Test
  void shouldWriteOnOneLine() {
    assertEquals(
        "{\"n\":-1,\"u\":18446744073709551615,\"t\":true,\"s\":\"\u00fc\\\"\\n\",\"z\":null,"
            + "\"b\":\"AP8=\",\"e\":null,\"a\":[],\"o\":{},\"l\":[1,null]}",
        text(EVERYTHING, Format.COMPACT));
  }

  @Test
  void shouldIndentAsGoDoes() {
    Content.Json json =
        out -> {
          out.beginObject().name("a").beginArray().value(1).value(2).endArray();
          out.name("e").beginArray().endArray().name("o").beginObject().endObject().endObject();
        };
    assertEquals(
        "{\n    \"a\": [\n        1,\n        2\n    ],\n    \"e\": [],\n    \"o\": {}\n}\n",
        text(json, Format.of(true, false)));
  }

  private static String text(Content.Json json, Format format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonBody.write(json, format, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
