package io.praetor.agent.internal.local;

import io.praetor.agent.internal.local.AgentService.Address;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Services as JSON trees: names and order are Consul's. */
final class ServiceTree {

  private ServiceTree() {}

  /**
   * As this agent answers.
   *
   * @param hash of what it says; empty to leave it out
   */
  static Map<String, Object> ofAgent(AgentService service, String hash, String datacenter) {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (!service.kind().isEmpty()) {
      tree.put("Kind", service.kind());
    }
    tree.put("ID", service.id());
    tree.put("Service", service.name());
    tree.put("Tags", service.tags());
    tree.put("Meta", new TreeMap<>(service.meta()));
    tree.put("Port", service.port());
    addPorts(tree, service);
    tree.put("Address", service.address());
    addLocation(tree, service);
    tree.put("Weights", weights(service));
    tree.put("EnableTagOverride", service.tagOverride());
    if (!hash.isEmpty()) {
      tree.put("ContentHash", hash);
    }
    addMesh(tree, service);
    tree.put("Datacenter", datacenter);
    return tree;
  }

  /** As the catalog takes it, and as it is kept. */
  static Map<String, Object> ofCatalog(AgentService service) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("Kind", service.kind());
    tree.put("ID", service.id());
    tree.put("Service", service.name());
    tree.put("Tags", service.tags());
    tree.put("Address", service.address());
    tree.put("Meta", new TreeMap<>(service.meta()));
    tree.put("Port", service.port());
    addPorts(tree, service);
    addLocation(tree, service);
    tree.put("Weights", weights(service));
    tree.put("EnableTagOverride", service.tagOverride());
    addMesh(tree, service);
    return tree;
  }

  private static void addPorts(Map<String, Object> tree, AgentService service) {
    if (!service.ports().isEmpty()) {
      tree.put("Ports", service.ports());
    }
  }

  private static void addLocation(Map<String, Object> tree, AgentService service) {
    if (!service.socketPath().isEmpty()) {
      tree.put("SocketPath", service.socketPath());
    }
    if (!service.addresses().isEmpty()) {
      Map<String, Object> addresses = new TreeMap<>();
      service.addresses().forEach((use, address) -> addresses.put(use, address(address)));
      tree.put("TaggedAddresses", addresses);
    }
  }

  private static Map<String, Object> address(Address address) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("Address", address.host());
    tree.put("Port", address.port());
    return tree;
  }

  private static Map<String, Object> weights(AgentService service) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("Passing", service.passing());
    tree.put("Warning", service.warning());
    return tree;
  }

  private static void addMesh(Map<String, Object> tree, AgentService service) {
    if (!service.proxy().isEmpty()) {
      tree.put("Proxy", service.proxy());
    }
    if (service.connectNative()) {
      tree.put("Connect", Map.of("Native", true));
    }
    if (!service.locality().isEmpty()) {
      tree.put("Locality", service.locality());
    }
  }
}
