package io.praetor.raft.internal.recovery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.praetor.api.raft.RaftPeer;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The file {@code peers.json}, in which a person says who the members are: an array of {@code
 * {"id","address","non_voter"}}, or of addresses alone as Consul had it with its raft protocol 2.
 * The id of such a peer is empty here.
 */
public final class PeersFile {

  public static final String FILE = "peers.json";

  /** Far beyond any list of servers. */
  private static final long BYTES_MAX = 1024 * 1024;

  private static final JsonFactory JSON = new JsonFactory();

  private PeersFile() {}

  /** Reads the file; fails with one line that says what is wrong with it. */
  public static List<RaftPeer> read(Path file) throws IOException {
    if (Files.size(file) > BYTES_MAX) {
      throw new IOException(file + " is too large");
    }
    try (JsonParser in = JSON.createParser(Files.readString(file))) {
      List<RaftPeer> peers = new ArrayList<>();
      expect(in.nextToken() == JsonToken.START_ARRAY, "it is no array");
      for (JsonToken next; (next = in.nextToken()) != JsonToken.END_ARRAY; ) {
        if (next == JsonToken.VALUE_STRING) {
          peers.add(new RaftPeer("", in.getText(), true));
        } else {
          expect(next == JsonToken.START_OBJECT, "a peer is neither an object nor an address");
          peers.add(peer(in));
        }
      }
      check(peers);
      return List.copyOf(peers);
    } catch (IOException e) {
      throw new IOException(file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static RaftPeer peer(JsonParser in) throws IOException {
    String id = "";
    String address = "";
    boolean voter = true;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName().toLowerCase(Locale.ROOT);
      in.nextToken();
      switch (name) {
        case "id" -> id = in.getText();
        case "address" -> address = in.getText();
        case "non_voter" -> voter = !in.getBooleanValue();
        default -> in.skipChildren();
      }
    }
    expect(!id.isEmpty(), "a peer has no id");
    return new RaftPeer(id, address, voter);
  }

  private static void check(List<RaftPeer> peers) throws IOException {
    expect(peers.stream().anyMatch(RaftPeer::voter), "it names no voter");
    Set<String> seen = new HashSet<>();
    for (RaftPeer peer : peers) {
      expect(!peer.address().isEmpty(), "a peer has no address");
      expect(seen.add(peer.address()), "it names " + peer.address() + " twice");
      expect(peer.id().isEmpty() || seen.add(peer.id()), "it names " + peer.id() + " twice");
    }
  }

  private static void expect(boolean fact, String complaint) throws IOException {
    if (!fact) {
      throw new IOException(complaint);
    }
  }

  /** The content of such a file. */
  public static String write(List<RaftPeer> peers) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      out.writeStartArray();
      for (RaftPeer peer : peers) {
        out.writeStartObject();
        out.writeStringField("id", peer.id());
        out.writeStringField("address", peer.address());
        out.writeBooleanField("non_voter", !peer.voter());
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    return text + "\n";
  }
}
