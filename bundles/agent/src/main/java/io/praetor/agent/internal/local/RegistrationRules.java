package io.praetor.agent.internal.local;

import io.praetor.agent.internal.local.AgentService.Address;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.ErrorList;
import io.praetor.format.go.GoText;
import io.praetor.format.json.Tree;
import io.praetor.format.service.MetaRules;
import io.praetor.format.service.ServiceRules;
import io.praetor.format.service.WeightRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a service that is registered must not be. The texts and their order are Consul's. */
final class RegistrationRules {

  /** The kind of proxies. */
  static final String PROXY = "connect-proxy";

  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");
  private static final int PORT_MAX = 65_535;
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private RegistrationRules() {}

  /** Refuses a registration. */
  static void check(ServiceBody body, CheckKinds kinds) {
    AgentService service = body.service();
    refuse(service.name().isEmpty() ? "Missing service name" : "", "");
    refuse(ANY_ADDRESS.contains(service.address()) ? "Invalid service address" : "", "");
    refuse(WeightRules.problem(service.passing(), service.warning()), "Invalid Weights: ");
    refuse(MetaRules.problem(service.kind(), service.meta()), "Invalid Service Meta: ");
    refuse(ofPorts(service), "");
    refuse(ofMesh(body), "");
    for (CheckBody check : body.checks()) {
      refuse(check.problem(kinds), "Invalid check: ");
    }
    for (CheckBody check : body.checks()) {
      boolean wrong = !check.status().isEmpty() && !CheckRules.STATUSES.contains(check.status());
      refuse(wrong ? "Status for checks must 'passing', 'warning', 'critical'" : "", "");
    }
    service.addresses().forEach(RegistrationRules::checkFamily);
  }

  private static void refuse(String problem, String where) {
    if (!problem.isEmpty()) {
      throw new InvalidRequestException(where + problem);
    }
  }

  /** Of several ports each has a name, and a service has one or several. */
  private static String ofPorts(AgentService service) {
    List<Tree> ports = new Tree(Map.of("Ports", service.ports())).list("Ports");
    Set<String> names = new HashSet<>();
    int usual = 0;
    for (Tree port : ports) {
      String name = port.text("Name");
      if (name.isEmpty()) {
        return "Ports.Name cannot be empty";
      }
      if (!names.add(name)) {
        return "Ports.Name " + GoText.quoted(name) + " has to be unique";
      }
      if (port.number("Port") < 1 || port.number("Port") > PORT_MAX) {
        return "Ports.Port must be between 1 and " + PORT_MAX;
      }
      usual += port.flag("Default") ? 1 : 0;
    }
    if (usual > 1) {
      return "Ports.Default can be set for one port only";
    }
    return ports.isEmpty() || service.port() == 0 ? "" : "Port and Ports are mutually exclusive";
  }

  private static String ofMesh(ServiceBody body) {
    AgentService service = body.service();
    List<String> problems =
        ServiceRules.problems(
            new ServiceRules.Wanted(
                service.kind(),
                service.port(),
                service.socketPath(),
                service.connectNative(),
                new Tree(service.proxy()),
                body.sidecar() == null ? null : body.sidecar().given()));
    return problems.isEmpty() ? "" : ErrorList.text(problems);
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
