package io.praetor.agent.internal.local;

import io.praetor.agent.internal.local.AgentService.Address;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a service that is registered must not be. The texts and their order are Consul's. */
final class ServiceRules {

  /** The kind of proxies. */
  static final String PROXY = "connect-proxy";

  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");
  private static final int WEIGHT_MAX = 65_535;
  private static final int META_PAIRS_MAX = 64;
  private static final int META_KEY_MAX = 128;
  private static final int META_VALUE_MAX = 512;
  private static final String META_RESERVED = "consul-";
  private static final Pattern META_KEY = Pattern.compile("[a-zA-Z0-9_-]+");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private ServiceRules() {}

  /** Refuses a registration. */
  static void check(ServiceBody body, CheckKinds kinds) {
    AgentService service = body.service();
    refuse(service.name().isEmpty() ? "Missing service name" : "", "");
    refuse(ANY_ADDRESS.contains(service.address()) ? "Invalid service address" : "", "");
    refuse(ofWeights(service), "Invalid Weights: ");
    refuse(ofMeta(service.meta()), "Invalid Service Meta: ");
    refuse(ofProxy(service), "");
    for (CheckBody check : body.checks()) {
      refuse(check.problem(kinds), "Invalid check: ");
    }
    for (CheckBody check : body.checks()) {
      boolean wrong = !check.status().isEmpty() && !CheckRules.STATUSES.contains(check.status());
      refuse(wrong ? "Status for checks must 'passing', 'warning', 'critical'" : "", "");
    }
    service.addresses().forEach(ServiceRules::checkFamily);
  }

  private static void refuse(String problem, String where) {
    if (!problem.isEmpty()) {
      throw new InvalidRequestException(where + problem);
    }
  }

  private static String ofWeights(AgentService service) {
    if (service.passing() < 1) {
      return "Passing must be greater than 0";
    }
    if (service.warning() < 0) {
      return "Warning must be greater or equal than 0";
    }
    return Math.max(service.passing(), service.warning()) > WEIGHT_MAX
        ? "DNS Weight must be between 0 and " + WEIGHT_MAX
        : "";
  }

  private static String ofMeta(Map<String, String> meta) {
    if (meta.size() > META_PAIRS_MAX) {
      return "Node metadata cannot contain more than " + META_PAIRS_MAX + " key/value pairs";
    }
    for (Map.Entry<String, String> pair : new TreeMap<>(meta).entrySet()) {
      String problem = ofPair(pair.getKey(), pair.getValue());
      if (!problem.isEmpty()) {
        return "Couldn't load metadata pair ('"
            + pair.getKey()
            + "', '"
            + pair.getValue()
            + "'): "
            + problem;
      }
    }
    return "";
  }

  private static String ofPair(String key, String value) {
    if (key.isEmpty()) {
      return "Key cannot be blank";
    }
    if (!META_KEY.matcher(key).matches()) {
      return "Key contains invalid characters";
    }
    if (key.length() > META_KEY_MAX) {
      return "Key is too long (limit: " + META_KEY_MAX + " characters)";
    }
    if (key.startsWith(META_RESERVED)) {
      return "Key prefix '" + META_RESERVED + "' is reserved for internal use";
    }
    return value.length() > META_VALUE_MAX
        ? "Value is too long (limit: " + META_VALUE_MAX + " characters)"
        : "";
  }

  private static String ofProxy(AgentService service) {
    if (!service.kind().equals(PROXY)) {
      return "";
    }
    List<String> problems = new ArrayList<>();
    Object destination = service.proxy().get("DestinationServiceName");
    if (!(destination instanceof String name) || name.isBlank()) {
      problems.add("Proxy.DestinationServiceName must be non-empty for Connect proxy services");
    } else if (name.equals("*")) {
      problems.add(
          "Proxy.DestinationServiceName must not be a wildcard for Connect proxy services");
    }
    if (service.port() == 0 && service.socketPath().isEmpty()) {
      problems.add("Port or SocketPath must be set for a Connect proxy");
    }
    if (service.connectNative()) {
      problems.add("A Proxy cannot also be Connect Native, only typical services");
    }
    return problems.isEmpty() ? "" : list(problems);
  }

  /** A list of errors as Consul's library writes it. */
  private static String list(List<String> problems) {
    String head = problems.size() == 1 ? "1 error" : problems.size() + " errors";
    return head + " occurred:\n\t* " + String.join("\n\t* ", problems) + "\n\n";
  }

  private static void checkFamily(String use, Address address) {
    int at = use.lastIndexOf('_');
    String family = at < 0 ? "" : use.substring(at + 1);
    boolean wanted = family.equals("ipv4") || family.equals("ipv6");
    if (wanted && !family(address.host()).equals(family)) {
      throw new OperationFailedException(
          "Service tagged address \"" + use + "\" must be a valid " + family + " address");
    }
  }

  /** {@code ipv4} or {@code ipv6} for an address that is a number; else empty. */
  static String family(String address) {
    if (IPV4.matcher(address).matches()) {
      return "ipv4";
    }
    if (!IPV6_CHARACTERS.matcher(address).matches()) {
      return "";
    }
    try {
      InetAddress unused = InetAddress.getByName(address); // a number: nobody is asked
      return "ipv6";
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
