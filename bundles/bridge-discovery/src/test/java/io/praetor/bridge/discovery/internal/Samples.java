package io.praetor.bridge.discovery.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.remoteserviceadmin.EndpointDescription;

/** Endpoints of a framework that is not the tests'. */
final class Samples {

  private Samples() {}

  static EndpointDescription endpoint(String id, String colour) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("objectClass", new String[] {"com.acme.Shop", "com.acme.Till"});
    properties.put("endpoint.id", id);
    properties.put("endpoint.framework.uuid", "f-1");
    properties.put("endpoint.service.id", 7L);
    properties.put("service.imported.configs", List.of("com.acme.tcp"));
    properties.put("port", 8_080);
    properties.put("colour", colour);
    return new EndpointDescription(properties);
  }
}
