package io.praetor.rpc.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.error.UnknownDatacenterException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FailureTest {

  @Test
  void shouldKeepKindAndText() {
    List<PlatformException> all =
        List.of(
            new InvalidRequestException("a"),
            new OperationFailedException("bé"),
            new PayloadTooLargeException("c"),
            new ForbiddenException("d"),
            new NoLeaderException(),
            new UnknownDatacenterException("dc9"),
            new UnavailableException("e"));
    for (PlatformException sent : all) {
      PlatformException received = Failure.decode(Failure.encode(sent));
      assertEquals(sent.getClass(), received.getClass());
      assertEquals(sent.getMessage(), received.getMessage());
    }
  }

  @Test
  void shouldKeepTheDatacenter() {
    PlatformException received =
        Failure.decode(Failure.encode(new UnknownDatacenterException("dc9")));
    assertEquals("dc9", assertInstanceOf(UnknownDatacenterException.class, received).datacenter());
  }

  @Test
  void shouldMakeOtherFailuresPlainOnes() {
    byte[] bytes = Failure.encode(new CompletionException(new IOException("disk")));
    assertEquals("rpc error making call: disk", Failure.decode(bytes).getMessage());
  }

  @Test
  void shouldCutLongTexts() {
    byte[] bytes = Failure.encode(new OperationFailedException("x".repeat(100_000)));
    assertEquals(Failure.BYTES_MAX, bytes.length);
    assertTrue(Failure.decode(bytes).getMessage().startsWith("xxx"));
  }

  @Property(tries = 200)
  void shouldUnderstandAnyBytesAsSomeFailure(@ForAll byte[] bytes) {
    assertTrue(Failure.decode(bytes).getMessage() != null);
  }
}
