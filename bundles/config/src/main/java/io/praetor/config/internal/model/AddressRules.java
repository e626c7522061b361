package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Network;
import io.praetor.config.internal.net.AddressTemplate;
import io.praetor.config.internal.net.DetectedAddress;
import io.praetor.config.internal.net.IpLiteral;
import io.praetor.config.internal.net.Machine;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    String advertise = advertised("advertise_addr").orElse(null);
    if (advertise == null) {
      advertise = detected.instead(bind);
    }
    String wan = advertised("advertise_addr_wan").orElse(advertise);
    return new Network(bind, advertise, wan, clients);
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
    return words.stream().findFirst().flatMap(IpLiteral::parse).map(IpLiteral::text);
  }

  private Optional<String> advertised(String path) throws ConfigurationException {
    if (!keys.isSet(path) || keys.text(path).isEmpty()) {
      return Optional.empty();
    }
    Optional<String> address = one(path);
    require(address.isPresent(), path + " is not an IP address: \"" + keys.text(path) + "\"");
    boolean any = IpLiteral.parse(address.get()).map(InetAddress::isAnyLocalAddress).orElse(false);
    require(!any, path + " cannot be 0.0.0.0, :: or [::]");
    return address;
  }

  private List<String> several(String path) throws ConfigurationException {
    List<String> result = new ArrayList<>();
    for (String word : words(path)) {
      boolean socket = word.startsWith(UNIX);
      require(!socket || path.startsWith("addresses."), path + " cannot be a unix socket");
      Optional<String> ip = IpLiteral.parse(word).map(IpLiteral::text);
      require(socket || ip.isPresent(), path + " is not an IP address: \"" + word + "\"");
      result.add(socket ? word : ip.get());
    }
    return result;
  }

  private List<String> words(String path) throws ConfigurationException {
    try {
      String text = template.expand(keys.text(path));
      return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    } catch (ConfigurationException e) {
      throw new ConfigurationException(path + ": " + e.getMessage(), e);
    }
  }
}
