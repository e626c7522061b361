package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Dns;
import io.praetor.config.internal.model.Configuration.Network;
import io.praetor.config.internal.model.Configuration.Ports;
import io.praetor.config.internal.net.IpLiteral;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.DurationText;
import io.praetor.format.net.IpText;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is answered by DNS, where, and whom other questions are passed to. */
final class DnsRules {

  private static final int DOMAIN_PORT = 53;
  private static final int MAX_PORT = 65_535;
  private static final int DOMAIN_BYTES_MAX = 128;
  private static final long SECONDS_MAX = 0xffff_ffffL;
  private static final Pattern LABEL = Pattern.compile("[^.\\s=]{1,63}");
  private static final Set<String> STRATEGIES = Set.of("", "sequential", "random");

  private final KeyValues keys;

  DnsRules(KeyValues keys) {
    this.keys = keys;
  }

  Dns read(AddressRules addresses, Network network, Ports ports) throws ConfigurationException {
    List<String> listeners = addresses.listeners("dns", ports.dns(), network.clientAddresses());
    require(
        listeners.stream().noneMatch(address -> address.startsWith("unix:")),
        "DNS address cannot be a unix socket");
    String strategy = keys.text("dns_config.recursor_strategy");
    require(
        STRATEGIES.contains(strategy),
        "dns_config.recursor_strategy: invalid strategy: \"" + strategy + "\"");
    return new Dns(
        listeners,
        domain("domain"),
        altDomain(),
        recursors(addresses.words("recursors", keys.list("recursors"))),
        strategy.equals("random"),
        keys.positiveMillis("dns_config.recursor_timeout"),
        keys.flag("translate_wan_addrs"),
        keys.flag("dns_config.allow_stale"),
        keys.millis("dns_config.max_stale"),
        seconds(keys.millis("dns_config.node_ttl")),
        serviceTtls(),
        keys.flag("dns_config.enable_truncate"),
        keys.flag("dns_config.only_passing"),
        keys.flag("dns_config.disable_compression"),
        keys.atLeast(0, "dns_config.udp_answer_limit"),
        keys.atLeast(0, "dns_config.a_record_limit"),
        keys.flag("dns_config.enable_additional_node_meta_txt"),
        new Dns.Soa(soa("refresh"), soa("retry"), soa("expire"), soa("min_ttl")),
        keys.flag("dns_config.use_cache"),
        keys.millis("dns_config.cache_max_age"));
  }

  private String domain(String path) throws ConfigurationException {
    String text = keys.text(path).toLowerCase(Locale.ROOT);
    String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    boolean name = bare.length() <= DOMAIN_BYTES_MAX;
    for (String label : bare.split("\\.", -1)) {
      name &= LABEL.matcher(label).matches();
    }
    require(name || bare.isEmpty(), path + ": invalid domain name: \"" + text + "\"");
    return bare;
  }

  /** What a name below the domain may begin with, the second domain may not. */
  private String altDomain() throws ConfigurationException {
    String domain = domain("alt_domain");
    String datacenter = keys.text("datacenter").toLowerCase(Locale.ROOT);
    String first = domain.split("\\.", 2)[0];
    require(
        !Set.of("service", "connect", "node", "query", "addr", datacenter).contains(first),
        "alt_domain cannot start with {service,connect,node,query,addr," + datacenter + "}");
    return domain;
  }

  private static List<String> recursors(List<String> words) throws ConfigurationException {
    Set<String> recursors = new LinkedHashSet<>();
    for (String word : words) {
      require(!word.startsWith("unix:"), "DNS Recursors cannot be unix sockets: " + word);
      recursors.add(recursor(word));
    }
    return List.copyOf(recursors);
  }

  private static String recursor(String word) throws ConfigurationException {
    Optional<InetAddress> whole = IpLiteral.parse(word);
    int colon = word.lastIndexOf(':');
    String host = whole.isPresent() || colon < 0 ? word : word.substring(0, colon);
    int port = whole.isPresent() || colon < 0 ? DOMAIN_PORT : port(word.substring(colon + 1));
    Optional<InetAddress> address = IpLiteral.parse(host);
    require(
        address.isPresent() && port > 0, "Invalid recursor address: not an IP address: " + word);
    require(
        !address.get().isAnyLocalAddress(), "DNS recursor address cannot be 0.0.0.0, :: or [::]");
    return IpLiteral.withPort(IpText.of(address.get()), port);
  }

  /** The port; 0 when it is none. */
  private static int port(String text) {
    if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(Character::isDigit)) {
      return 0;
    }
    int port = Integer.parseInt(text);
    return port <= MAX_PORT ? port : 0;
  }

  private List<String> serviceTtls() throws ConfigurationException {
    List<String> pairs = new ArrayList<>();
    for (Map.Entry<String, String> ttl :
        new TreeMap<>(keys.map("dns_config.service_ttl")).entrySet()) {
      String path = "dns_config.service_ttl[\"" + ttl.getKey() + "\"]";
      long millis;
      try {
        millis = DurationText.parse(ttl.getValue()).toMillis();
      } catch (ConfigurationException e) {
        throw new ConfigurationException(path + ": " + e.getMessage(), e);
      }
      require(millis >= 0, path + " cannot be negative");
      pairs.add(ttl.getKey() + "=" + seconds(millis));
    }
    return pairs;
  }

  private static long seconds(long millis) {
    return Math.min(SECONDS_MAX, millis / 1_000);
  }

  private long soa(String name) throws ConfigurationException {
    String path = "dns_config.soa." + name;
    long seconds = keys.whole(path);
    require(seconds >= 0 && seconds <= SECONDS_MAX, path + " is no number of seconds: " + seconds);
    return seconds;
  }
}
