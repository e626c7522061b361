package io.praetor.tls.internal;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.praetor.api.tls.MeshCredentials;
import io.praetor.api.tls.MeshCredentials.Held;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeshSourceTest {

  private final MeshSource source = new MeshSource();

  private static Held held() {
    return new Held(null, "spiffe://td/agent/client/dc/dc1/id/", List.of(), List.of(), false);
  }

  @Test
  void shouldKeepWhatWasGivenWhileTheGiverIsExchanged() {
    assertNull(source.get());
    Held first = held();
    MeshCredentials old = () -> first;
    source.bind(old);
    assertSame(first, source.get());
    Held[] known = {null};
    MeshCredentials next = () -> known[0];
    source.bind(next);
    source.unbind(old);
    assertSame(first, source.get(), "the next one knows nothing yet");
    Held second = held();
    known[0] = second;
    assertSame(second, source.get());
    source.unbind(next);
    assertSame(second, source.get());
  }
}
