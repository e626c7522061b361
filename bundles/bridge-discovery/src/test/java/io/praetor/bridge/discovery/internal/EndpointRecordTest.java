package io.praetor.bridge.discovery.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.agent.LocalRegistry.OwnService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.osgi.service.remoteserviceadmin.EndpointDescription;

class EndpointRecordTest {

  @Test
  void shouldBringAnEndpointOver() {
    EndpointDescription endpoint = Samples.endpoint("tcp://a b/1", "grün");
    OwnService service = EndpointRecord.service("osgi-endpoint", endpoint);
    assertEquals("osgi-endpoint", service.name());
    assertTrue(service.id().matches("osgi-endpoint:[-0-9a-f]{36}"), service.id());
    assertEquals(List.of("com.acme.Shop", "com.acme.Till"), service.tags());
    EndpointDescription read = EndpointRecord.endpoint(service.meta());
    assertEquals("tcp://a b/1", read.getId());
    assertEquals(endpoint.getInterfaces(), read.getInterfaces());
    assertEquals(endpoint.getConfigurationTypes(), read.getConfigurationTypes());
    assertEquals(7L, read.getServiceId());
    assertEquals(8_080, read.getProperties().get("port"));
    assertTrue(EndpointRecord.isSame(endpoint, read));
    assertTrue(read.matches("(&(objectClass=com.acme.Till)(colour=grün))"));
  }

  @Test
  void shouldTellEndpointsApart() {
    assertNotEquals(
        EndpointRecord.service("s", Samples.endpoint("a", "x")).id(),
        EndpointRecord.service("s", Samples.endpoint("b", "x")).id());
    assertTrue(!EndpointRecord.isSame(Samples.endpoint("a", "x"), Samples.endpoint("a", "y")));
  }

  @Test
  void shouldRefuseWhatCannotBeToldToOthers() {
    String large = "x".repeat(EndpointRecord.PIECE_MAX * EndpointRecord.PIECES_MAX);
    assertThrows(
        IllegalArgumentException.class,
        () -> EndpointRecord.service("s", Samples.endpoint("a", large)));
    Map<String, Object> properties = new HashMap<>(Samples.endpoint("a", "x").getProperties());
    properties.put("map", Map.of());
    assertThrows(
        IllegalArgumentException.class,
        () -> EndpointRecord.service("s", new EndpointDescription(properties)));
  }

  @Property(tries = 200)
  void shouldKeepPiecesWithinTheirLimit(@ForAll @StringLength(max = 2_000) String text) {
    EndpointDescription endpoint = Samples.endpoint("a", text);
    OwnService service = EndpointRecord.service("s", endpoint);
    service.meta().values().forEach(piece -> assertTrue(piece.length() <= 512));
    assertEquals(text, EndpointRecord.endpoint(service.meta()).getProperties().get("colour"));
  }

  @Property(tries = 300)
  void shouldReadOrRefuseWhateverIsRegistered(@ForAll String one, @ForAll String two) {
    for (Map<String, String> meta :
        List.of(
            Map.<String, String>of(),
            Map.of("endpoint-00", one, "endpoint-01", two),
            Map.of(
                "endpoint-00",
                "{\"endpoint.id\":\""
                    + one.replaceAll("[\\p{Cntrl}\"\\\\]", "")
                    + "\",\"objectClass\":1,\"service.imported.configs\":\"x\"}"),
            Map.of("endpoint-00", "{\"endpoint.id\":[1],\"endpoint.service.id\":\"x\"}"),
            Map.of("endpoint-01", two))) {
      assertThrows(IllegalArgumentException.class, () -> EndpointRecord.endpoint(meta));
    }
  }
}
