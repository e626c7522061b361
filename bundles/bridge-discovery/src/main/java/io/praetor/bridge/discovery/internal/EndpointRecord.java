package io.praetor.bridge.discovery.internal;

import io.praetor.format.property.TypedProperties;
import io.praetor.spi.agent.LocalRegistry.OwnService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.remoteserviceadmin.EndpointDescription;

/**
 * An endpoint as an instance of a service: its properties, as typed JSON, in pieces that fit into
 * the service's metadata. They stand and fall with the instance, so nothing is ever left over.
 */
final class EndpointRecord {

  /** What a value of metadata may have, in bytes; the text is ASCII. */
  static final int PIECE_MAX = 512;

  /** Of the 64 pairs that metadata may have. */
  static final int PIECES_MAX = 60;

  private EndpointRecord() {}

  /**
   * The instance for an endpoint.
   *
   * @throws IllegalArgumentException when its properties cannot be told to others
   */
  static OwnService service(String name, EndpointDescription endpoint) {
    String text = TypedProperties.text(endpoint.getProperties());
    if (text.length() > PIECE_MAX * PIECES_MAX) {
      throw new IllegalArgumentException(
          "its properties take more than " + PIECE_MAX * PIECES_MAX + " bytes");
    }
    Map<String, String> meta = new LinkedHashMap<>();
    for (int from = 0; from < text.length(); from += PIECE_MAX) {
      meta.put(piece(meta.size()), text.substring(from, Math.min(text.length(), from + PIECE_MAX)));
    }
    return new OwnService(
        name + ":" + unique(endpoint.getId()),
        name,
        new ArrayList<>(endpoint.getInterfaces()),
        meta,
        "",
        0);
  }

  /** Ids of endpoints are any text, those of services are parts of paths. */
  private static UUID unique(String id) {
    return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
  }

  private static String piece(int number) {
    return String.format(Locale.ROOT, "endpoint-%02d", number);
  }

  /**
   * The endpoint of an instance's metadata.
   *
   * @throws IllegalArgumentException when it is none
   */
  static EndpointDescription endpoint(Map<String, String> meta) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < PIECES_MAX && meta.containsKey(piece(at)); at++) {
      text.append(meta.get(piece(at)));
    }
    Map<String, Object> properties =
        TypedProperties.read(text.toString().getBytes(StandardCharsets.UTF_8));
    try {
      return new EndpointDescription(properties);
    } catch (ClassCastException e) {
      throw new IllegalArgumentException("a property has another type", e);
    }
  }

  /** Whether two descriptions say the same; their own equality is that of their ids. */
  static boolean isSame(EndpointDescription one, EndpointDescription other) {
    return text(one).equals(text(other));
  }

  private static List<String> text(EndpointDescription endpoint) {
    return List.of(TypedProperties.text(endpoint.getProperties()));
  }
}
