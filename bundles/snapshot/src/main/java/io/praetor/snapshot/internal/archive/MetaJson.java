package io.praetor.snapshot.internal.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.praetor.snapshot.internal.archive.SnapshotMeta.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code meta.json}: the metadata of hashicorp/raft 1.3. Members of other names are passed over.
 */
final class MetaJson {

  private static final JsonFactory JSON = new JsonFactory();

  private static final int VOTER = 0;
  private static final int NONVOTER = 1;

  private int version = -1;
  private String id = "";
  private long index;
  private long term;
  private final List<Server> servers = new ArrayList<>();
  private long configurationIndex;
  private long size = -1;

  private MetaJson() {}

  static byte[] encode(SnapshotMeta meta) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberField("Version", SnapshotMeta.VERSION);
      out.writeStringField("ID", meta.id());
      out.writeNumberField("Index", meta.index());
      out.writeNumberField("Term", meta.term());
      out.writeBinaryField("Peers", MsgpackPeers.encode(meta.servers()));
      out.writeObjectFieldStart("Configuration");
      out.writeArrayFieldStart("Servers");
      for (Server server : meta.servers()) {
        out.writeStartObject();
        out.writeNumberField("Suffrage", server.voter() ? VOTER : NONVOTER);
        out.writeStringField("ID", server.id());
        out.writeStringField("Address", server.address());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
      out.writeNumberField("ConfigurationIndex", meta.configurationIndex());
      out.writeNumberField("Size", meta.size());
      out.writeEndObject();
      out.writeRaw('\n');
    }
    return bytes.toByteArray();
  }

  static SnapshotMeta decode(byte[] bytes) throws ArchiveException {
    try (JsonParser in = JSON.createParser(bytes)) {
      MetaJson meta = new MetaJson();
      expect(in.nextToken(), JsonToken.START_OBJECT);
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String name = in.currentName();
        in.nextToken();
        meta.member(name, in);
      }
      if (in.nextToken() != null) {
        throw malformed("something follows it");
      }
      return meta.build();
    } catch (JsonProcessingException e) {
      throw malformed(e.getOriginalMessage());
    } catch (ArchiveException e) {
      throw e;
    } catch (IOException e) {
      throw malformed("it is no text");
    }
  }

  private void member(String name, JsonParser in) throws IOException {
    switch (name) {
      case "Version" -> version = (int) number(in);
      case "ID" -> id = text(in);
      case "Index" -> index = number(in);
      case "Term" -> term = number(in);
      case "Configuration" -> configuration(in);
      case "ConfigurationIndex" -> configurationIndex = number(in);
      case "Size" -> size = number(in);
      default -> in.skipChildren();
    }
  }

  private void configuration(JsonParser in) throws IOException {
    expect(in.currentToken(), JsonToken.START_OBJECT);
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      if (in.nextToken() == JsonToken.START_ARRAY && name.equals("Servers")) {
        while (in.nextToken() != JsonToken.END_ARRAY) {
          servers.add(server(in));
        }
      } else {
        in.skipChildren();
      }
    }
  }

  private static Server server(JsonParser in) throws IOException {
    expect(in.currentToken(), JsonToken.START_OBJECT);
    String id = "";
    String address = "";
    boolean voter = true;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "ID" -> id = text(in);
        case "Address" -> address = text(in);
        case "Suffrage" -> voter = number(in) == VOTER;
        default -> in.skipChildren();
      }
    }
    return new Server(id, address, voter);
  }

  private SnapshotMeta build() throws ArchiveException {
    if (version != SnapshotMeta.VERSION) {
      throw malformed("its version is not known");
    }
    if (size < 0) {
      throw malformed("it tells no size");
    }
    return new SnapshotMeta(id, index, term, List.copyOf(servers), configurationIndex, size);
  }

  private static long number(JsonParser in) throws IOException {
    expect(in.currentToken(), JsonToken.VALUE_NUMBER_INT);
    try {
      return in.getLongValue();
    } catch (InputCoercionException e) {
      throw malformed("a number is too large");
    }
  }

  private static String text(JsonParser in) throws IOException {
    expect(in.currentToken(), JsonToken.VALUE_STRING);
    return in.getText();
  }

  private static void expect(JsonToken found, JsonToken expected) throws ArchiveException {
    if (found != expected) {
      throw malformed("it has not the form of metadata");
    }
  }

  private static ArchiveException malformed(String why) {
    return new ArchiveException(why).during("failed to decode snapshot metadata");
  }
}
