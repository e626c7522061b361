package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Network;
import io.praetor.config.internal.net.AddressTemplate;
import io.praetor.config.internal.net.DetectedAddress;
import io.praetor.config.internal.net.IpLiteral;
import io.praetor.config.internal.net.Machine;
import io.praetor.config.internal.schema.ErrorList;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.format.net.IpText;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which addresses the agent binds to and tells to others. */
final class AddressRules {

  private static final String UNIX = "unix://";

  private final KeyValues keys;
  private final AddressTemplate template;
  private final DetectedAddress detected;

  AddressRules(KeyValues keys, Machine machine) {
    this.keys = keys;
    this.template = new AddressTemplate(machine);
    this.detected = new DetectedAddress(machine);
  }

  Network network() throws ConfigurationException {
    String bind = one("bind_addr").orElse("");
    require(!bind.isEmpty(), "bind_addr cannot be empty");
    List<String> clients = several("client_addr");
    require(!clients.isEmpty(), "client_addr cannot be empty");
    String advertise = advertised("advertise_addr", "Advertise address").orElse(null);
    if (advertise == null) {
      advertise = detected.instead(bind);
    }
    String wan = advertised("advertise_addr_wan", "Advertise WAN address").orElse(advertise);
    return new Network(bind, advertise, wan, clients, tagged(advertise, wan));
  }

  /** Addresses of this node by their use; what is named wins over what follows from the rest. */
  private Map<String, String> tagged(String lan, String wan) throws ConfigurationException {
    Map<String, String> tagged = new TreeMap<>(keys.map("tagged_addresses"));
    tagged.putIfAbsent("lan", lan);
    tagged.putIfAbsent("wan", wan);
    ofFamily("advertise_addr_ipv4", lan, false).ifPresent(ip -> tagged.put("lan_ipv4", ip));
    ofFamily("advertise_addr_ipv6", lan, true).ifPresent(ip -> tagged.put("lan_ipv6", ip));
    ofFamily("advertise_addr_wan_ipv4", wan, false).ifPresent(ip -> tagged.put("wan_ipv4", ip));
    ofFamily("advertise_addr_wan_ipv6", wan, true).ifPresent(ip -> tagged.put("wan_ipv6", ip));
    return tagged;
  }

  private Optional<String> ofFamily(String path, String otherwise, boolean v6)
      throws ConfigurationException {
    Optional<String> set = optional(path);
    if (set.isEmpty()) {
      return Optional.of(otherwise).filter(ip -> isV6(ip) == v6);
    }
    require(isV6(set.get()) == v6, path + " must be an " + (v6 ? "ipv6" : "ipv4") + " address");
    return set;
  }

  private static boolean isV6(String ip) {
    return ip.indexOf(':') >= 0;
  }

  /** Where a gossip pool listens, if not where everything does. */
  String gossip(String path, String bind) throws ConfigurationException {
    return optional(path).orElse(bind);
  }

  /** Whom to join: hosts with or without a port, and templates that stand for some. */
  List<String> joined(String path) throws ConfigurationException {
    List<String> result = new ArrayList<>();
    for (String entry : keys.list(path)) {
      require(
          !entry.contains("provider="),
          path + ": cloud auto-join is not supported, name addresses instead: \"" + entry + "\"");
      result.addAll(expanded(path, entry));
    }
    return result;
  }

  /** What a list of addresses and templates stands for. */
  List<String> words(String path, List<String> entries) throws ConfigurationException {
    List<String> words = new ArrayList<>();
    for (String entry : entries) {
      words.addAll(expanded(path, entry));
    }
    return words;
  }

  /** The listeners of one protocol, with its own addresses or else those of all clients. */
  List<String> listeners(String protocol, int port, List<String> clients)
      throws ConfigurationException {
    String path = "addresses." + protocol;
    List<String> hosts = keys.isSet(path) ? several(path) : clients;
    List<String> listeners = new ArrayList<>();
    if (port > 0) {
      for (String host : hosts) {
        listeners.add(host.startsWith(UNIX) ? host : IpLiteral.withPort(host, port));
      }
    }
    return listeners;
  }

  /** One IP address, empty when what is set is not one. */
  private Optional<String> one(String path) throws ConfigurationException {
    List<String> words = words(path);
    require(words.size() <= 1, path + " cannot contain multiple addresses");
    require(words.isEmpty() || !words.get(0).startsWith(UNIX), path + " cannot be a unix socket");
    return words.stream().findFirst().flatMap(IpLiteral::parse).map(IpText::of);
  }

  private Optional<String> advertised(String path, String name) throws ConfigurationException {
    Optional<String> address = optional(path);
    boolean any =
        address.flatMap(IpLiteral::parse).map(InetAddress::isAnyLocalAddress).orElse(false);
    require(!any, name + " cannot be 0.0.0.0, :: or [::]");
    return address;
  }

  /** One IP address where something is set. */
  private Optional<String> optional(String path) throws ConfigurationException {
    if (!keys.isSet(path) || keys.text(path).isEmpty()) {
      return Optional.empty();
    }
    List<String> words = words(path);
    fault(words.size() == 1, path + ": multiple addresses found: " + String.join(" ", words));
    String word = words.get(0);
    fault(!word.startsWith(UNIX), path + " cannot be a unix socket");
    Optional<String> address = IpLiteral.parse(word).map(IpText::of);
    fault(address.isPresent(), path + ": invalid ip address: " + word);
    return address;
  }

  /** A rule whose breach Consul tells in a list, though it be a list of one. */
  private static void fault(boolean holds, String otherwise) throws ConfigurationException {
    require(holds, ErrorList.text(List.of(otherwise)));
  }

  private List<String> several(String path) throws ConfigurationException {
    List<String> result = new ArrayList<>();
    for (String word : words(path)) {
      boolean socket = word.startsWith(UNIX);
      require(!socket || path.startsWith("addresses."), path + " cannot be a unix socket");
      Optional<String> ip = IpLiteral.parse(word).map(IpText::of);
      require(socket || ip.isPresent(), path + " is not an IP address: \"" + word + "\"");
      result.add(socket ? word : ip.get());
    }
    return result;
  }

  private List<String> words(String path) throws ConfigurationException {
    return expanded(path, keys.text(path));
  }

  private List<String> expanded(String path, String setting) throws ConfigurationException {
    try {
      String text = template.expand(setting);
      return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    } catch (ConfigurationException e) {
      throw new ConfigurationException(path + ": " + e.getMessage(), e);
    }
  }
}
