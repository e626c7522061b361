package io.praetor.agent.internal.local;

import io.praetor.agent.internal.local.AgentService.Address;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Refusal;
import io.praetor.format.json.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service as a registration describes it. Immutable.
 *
 * @param checks in the given order
 * @param sidecar the proxy that is to stand beside it; null for none
 */
record ServiceBody(AgentService service, List<CheckBody> checks, String token, Sidecar sidecar) {

  private static final List<String> NAMES =
      List.of(
          "Kind",
          "ID",
          "Name",
          "Tags",
          "Address",
          "TaggedAddresses",
          "Meta",
          "Port",
          "Ports",
          "SocketPath",
          "Check",
          "Checks",
          "Weights",
          "Token",
          "EnableTagOverride",
          "Proxy",
          "Connect",
          "Namespace",
          "Partition",
          "Locality");

  /**
   * A proxy beside a service.
   *
   * @param body what was said of it
   * @param proxy what was said of how it is a proxy
   * @param given all of it as it was written
   */
  record Sidecar(ServiceBody body, Map<String, Object> proxy, Tree given) {}

  static ServiceBody read(Map<String, Object> given, CheckKinds kinds, Refusal refusal) {
    Map<String, Object> plain = Spelling.plain(given, name -> Spelling.isOneOf(NAMES, name));
    Fields body = Fields.of("", plain, refusal).only(NAMES.toArray(String[]::new));
    AgentService service = ServiceReader.read(body, "Name", refusal);
    List<CheckBody> checks = new ArrayList<>();
    Map<String, Object> single = Spelling.object(body.any("Check"));
    if (single != null && !single.isEmpty()) {
      checks.add(CheckBody.inside(single, kinds, refusal));
    }
    if (body.any("Checks") instanceof List<?> list) {
      for (Object element : list) {
        Map<String, Object> check = Spelling.object(element);
        checks.add(CheckBody.inside(check == null ? Map.of() : check, kinds, refusal));
      }
    }
    return new ServiceBody(
        service.withAddresses(usualAddresses(service)),
        List.copyOf(checks),
        body.text("Token"),
        sidecar(body.object("Connect", "ServiceConnect"), kinds, refusal));
  }

  private static Sidecar sidecar(Fields connect, CheckKinds kinds, Refusal refusal) {
    Object given = connect.any("SidecarService");
    if (given == null) {
      given = connect.any("sidecar_service");
    }
    Map<String, Object> sidecar = Spelling.object(given);
    if (sidecar == null) {
      return null;
    }
    Fields fields = Fields.of("", sidecar, refusal);
    return new Sidecar(
        read(sidecar, kinds, refusal),
        ProxyShape.of(fields, RegistrationRules.PROXY, refusal),
        new Tree(sidecar));
  }

  /** An address that is a number is the one for its family, unless another is given. */
  private static Map<String, Address> usualAddresses(AgentService service) {
    String family = RegistrationRules.family(service.address());
    if (family.isEmpty()) {
      return service.addresses();
    }
    Map<String, Address> addresses = new LinkedHashMap<>(service.addresses());
    Address own = new Address(service.address(), service.port());
    addresses.putIfAbsent("lan_" + family, own);
    addresses.putIfAbsent("wan_" + family, own);
    return addresses;
  }
}
