package io.praetor.agent.internal.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RegistrationPropertyTest {

  private static final Refusal REFUSAL = OperationFailedException::new;
  private static final CheckKinds KINDS = new CheckKinds(() -> null);

  private static final byte[] WHOLE =
      ("{\"ID\":\"web1\",\"Name\":\"web\",\"Kind\":\"connect-proxy\",\"Tags\":[\"a\"],\"Port\":1,"
              + "\"Weights\":{\"Passing\":1},\"Meta\":{\"k\":\"v\"},\"Ports\":[{\"Name\":\"http\","
              + "\"Port\":80}],\"TaggedAddresses\":{\"lan\":{\"Address\":\"::1\",\"Port\":8}},"
              + "\"Proxy\":{\"DestinationServiceName\":\"db\",\"Upstreams\":[{\"LocalBindPort\":1}]},"
              + "\"Checks\":[{\"HTTP\":\"http://h/\",\"Interval\":\"10s\",\"Header\":{\"x\":[\"y\"]}}],"
              + "\"Connect\":{\"SidecarService\":{\"Port\":9}}}")
          .getBytes(StandardCharsets.UTF_8);

  /** Values of members, right and wrong. */
  private static final List<Object> VALUES =
      Arrays.asList(
          null,
          "",
          "text",
          "::1",
          "10s",
          0L,
          -1L,
          65_536L,
          Long.MIN_VALUE,
          1.5,
          true,
          List.of(),
          List.of("a", "b"),
          List.of(Map.of("Name", "http", "Port", 80L)),
          Map.of(),
          Map.of("Passing", 3L, "Warning", 2L),
          Map.of("k", "v"),
          Map.of("lan", Map.of("Address", "10.0.0.1", "Port", 1L)),
          Map.of("SidecarService", Map.of("Port", 1L)),
          Map.of("DestinationServiceName", "db", "Config", Map.of("a", List.of(1L))));

  @Provide
  Arbitrary<Map<String, Object>> services() {
    Arbitrary<String> names =
        Arbitraries.of(
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
            "enable_tag_override",
            "Proxy",
            "Connect",
            "Locality",
            "Unknown");
    return Arbitraries.maps(names, Arbitraries.of(VALUES).injectNull(0.05)).ofMaxSize(8);
  }

  private static ServiceBody read(byte[] json) {
    Map<String, Object> members = Spelling.object(JsonTree.parse(json, REFUSAL));
    ServiceBody body =
        ServiceBody.read(members == null ? Map.of() : members, KINDS, Refusal.REQUEST);
    RegistrationRules.check(body, KINDS);
    return body;
  }

  @Property
  void shouldUnderstandOrRefuseAnyBytes(@ForAll byte[] bytes, @ForAll int at) {
    byte[] cut = Arrays.copyOf(WHOLE, Math.floorMod(at, WHOLE.length));
    byte[] changed = WHOLE.clone();
    changed[Math.floorMod(at, WHOLE.length)] ^= bytes.length == 0 ? 1 : bytes[0];
    for (byte[] json : List.of(bytes, cut, changed)) {
      try {
        assertFalse(read(json).service().name().isEmpty());
      } catch (PlatformException refused) {
        assertFalse(refused.getMessage().isEmpty());
      }
    }
  }

  /** Or else an agent would tell the catalog the same thing again and again. */
  @Property
  void shouldFindInTheCatalogWhatItRegistered(@ForAll("services") Map<String, Object> given) {
    Map<String, Object> members = new LinkedHashMap<>(given);
    members.put("Name", "web");
    try {
      AgentService service = read(JsonText.of(members).getBytes(StandardCharsets.UTF_8)).service();
      byte[] told = JsonText.of(ServiceTree.ofCatalog(service)).getBytes(StandardCharsets.UTF_8);
      Map<String, Object> tree = Spelling.object(JsonTree.parse(told, REFUSAL));
      assertEquals(service, ServiceReader.read(Fields.of("", tree, REFUSAL), "Service", REFUSAL));
    } catch (PlatformException refused) {
      assertFalse(refused.getMessage().isEmpty());
    }
  }
}
