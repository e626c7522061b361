package io.praetor.cli.operator;

import io.praetor.cli.json.GoJson;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The servers that shall keep the log from now on, as Consul documents {@code peers.json}: objects
 * (Raft protocol 3) or addresses alone (Raft protocol 2).
 */
record RecoveryPeers(List<Peer> peers) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern ADDRESS = Pattern.compile("(\\[[^\\]]+\\]|[^:\\s]+):\\d{1,5}");

  /**
   * A server.
   *
   * @param id node id
   * @param address {@code host:port} of its server port
   */
  record Peer(String id, String address, boolean voter) {}

  /**
   * Reads such a file.
   *
   * @param known whose ids stand for addresses
   */
  static RecoveryPeers parse(byte[] text, RecoveryPeers known) throws IOException {
    List<Peer> peers = new ArrayList<>();
    for (Json json : Json.parse(text).list()) {
      peers.add(
          json.isObject()
              ? new Peer(
                  json.get("id").text(),
                  json.get("address").text(),
                  !json.get("non_voter").isTrue())
              : known.at(json.text()));
    }
    return new RecoveryPeers(peers).checked();
  }

  private Peer at(String address) throws IOException {
    for (Peer peer : peers) {
      if (peer.address().equals(address)) {
        return peer;
      }
    }
    throw new IOException(
        "nothing is known of \"" + address + "\": write an object with \"id\" and \"address\"");
  }

  /** The others, when these servers are gone for good; each is an id, or an address with port. */
  RecoveryPeers without(List<String> lost) throws IOException {
    List<Peer> left = new ArrayList<>(peers);
    for (String one : lost) {
      require(
          left.removeIf(peer -> peer.id().equals(one) || peer.address().equals(one)),
          "there is no server \"" + one + "\" to be struck out");
    }
    return new RecoveryPeers(left).checked();
  }

  static RecoveryPeers alone(String id, String address) throws IOException {
    return new RecoveryPeers(List.of(new Peer(id, address, true))).checked();
  }

  private RecoveryPeers checked() throws IOException {
    Set<String> seen = new HashSet<>();
    for (Peer peer : peers) {
      require(ID.matcher(peer.id()).matches(), "\"" + peer.id() + "\" is not a node id");
      require(
          ADDRESS.matcher(peer.address()).matches(),
          "\"" + peer.address() + "\" is not an address with a port");
      require(seen.add(peer.id()), peer.id() + " is named twice");
      require(seen.add(peer.address()), peer.address() + " is named twice");
    }
    require(peers.stream().anyMatch(Peer::voter), "no server would have a vote");
    return this;
  }

  private static void require(boolean holds, String otherwise) throws IOException {
    if (!holds) {
      throw new IOException(otherwise);
    }
  }

  boolean names(String id) {
    return peers.stream().anyMatch(peer -> peer.id().equals(id));
  }

  String json() {
    StringBuilder json = new StringBuilder("[");
    for (Peer peer : peers) {
      json.append(json.length() > 1 ? ",\n" : "\n");
      json.append("  {\n    \"id\": ").append(GoJson.quote(peer.id()));
      json.append(",\n    \"address\": ").append(GoJson.quote(peer.address()));
      json.append(",\n    \"non_voter\": ").append(!peer.voter()).append("\n  }");
    }
    return json.append("\n]\n").toString();
  }
}
