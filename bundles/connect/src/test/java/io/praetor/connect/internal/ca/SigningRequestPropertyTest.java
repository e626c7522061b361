package io.praetor.connect.internal.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.format.key.KeyKind;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Base64;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

class SigningRequestPropertyTest {

  private static final SpiffeId ID = new SpiffeId.Service("td.consul", "dc1", "web");

  private static final KeyPair KEYS = keys();

  private static KeyPair keys() {
    try {
      return KeyKind.P256.generate(new SecureRandom());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String whole() {
    try {
      return SigningRequest.write(ID, KEYS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** With the name of a server, a service could pass for one. */
  @Example
  void shouldKnowNothingOfHosts() throws Exception {
    GeneralNames names =
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.dNSName, "server.dc1.consul"),
              new GeneralName(GeneralName.uniformResourceIdentifier, ID.uri())
            });
    SigningRequest read = SigningRequest.parse(SigningRequest.write("web", KEYS, names));
    assertEquals(new SigningRequest(ID, HostNames.NONE, KEYS.getPublic()), read);
  }

  @Example
  void shouldRefuseTwoIdentities() throws Exception {
    GeneralName id = new GeneralName(GeneralName.uniformResourceIdentifier, ID.uri());
    GeneralNames both = new GeneralNames(new GeneralName[] {id, id});
    assertRefused(SigningRequest.write("web", KEYS, both));
    GeneralName host = new GeneralName(GeneralName.dNSName, "web");
    assertRefused(SigningRequest.write("web", KEYS, new GeneralNames(host)));
  }

  /**
   * Whoever changes it has not its key. Another encoding of the same is the same: it is the meaning
   * that was signed.
   */
  @Property(tries = 300)
  void shouldRefuseAnotherMeaning(@ForAll int where, @ForAll byte change) {
    String[] lines = whole().split("\n");
    StringBuilder body = new StringBuilder();
    for (int n = 1; n < lines.length - 1; n++) {
      body.append(lines[n]);
    }
    byte[] bytes = Base64.getDecoder().decode(body.toString());
    bytes[Math.floorMod(where, bytes.length)] ^= change == 0 ? 1 : change;
    try {
      assertEquals(
          new SigningRequest(ID, HostNames.NONE, KEYS.getPublic()),
          SigningRequest.parse(pem(bytes)));
    } catch (InvalidRequestException refused) {
      assertFalse(refused.getMessage().isBlank());
    }
  }

  @Property(tries = 300)
  void shouldRefuseGarbage(@ForAll @Size(max = 200) byte[] bytes, @ForAll String text) {
    assertRefused(pem(bytes));
    assertRefused(text);
  }

  @Property(tries = 100)
  void shouldRefuseWhatIsCut(@ForAll int where) {
    String whole = whole();
    assertRefused(whole.substring(0, Math.floorMod(where, whole.length() - 2)));
  }

  @Property
  void shouldBringBackIds(@ForAll @NotBlank String name) {
    SpiffeId.Service service = new SpiffeId.Service("td.consul", "dc1", valid(name));
    assertEquals(service, SpiffeId.parse(service.uri()));
    SpiffeId.Agent agent = new SpiffeId.Agent("td.consul", "dc1", valid(name));
    assertEquals(agent, SpiffeId.parse(agent.uri()));
  }

  @Property
  void shouldKnowNoIdInGarbage(@ForAll String text) {
    assertNull(SpiffeId.parse(text));
    assertNull(SpiffeId.parse("spiffe://td/ns/default/dc/dc1/svc/%" + text + "/x"));
  }

  private static String valid(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void assertRefused(String text) {
    assertThrows(InvalidRequestException.class, () -> SigningRequest.parse(text));
  }

  private static String pem(byte[] bytes) {
    return "-----BEGIN CERTIFICATE REQUEST-----\n"
        + Base64.getMimeEncoder().encodeToString(bytes)
        + "\n-----END CERTIFICATE REQUEST-----\n";
  }
}
