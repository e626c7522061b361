package io.praetor.acl.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.acl.AuthMethodRow;
import io.praetor.api.acl.BindingRuleRow;
import io.praetor.api.acl.NodeIdentity;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.ServiceIdentity;
import io.praetor.api.acl.TemplatedPolicy;
import io.praetor.api.acl.TokenRow;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AclCommandCodecPropertyTest {

  @Property(tries = 300)
  void shouldReadBackWhatItWrote(@ForAll("commands") AclCommand command) {
    ByteBuffer bytes = ByteBuffer.wrap(AclCommandCodec.encode(command));
    assertEquals(command, AclCommandCodec.decode(bytes));
    assertEquals(0, bytes.remaining());
  }

  @Property(tries = 300)
  void shouldRefuseWhatIsCutOff(@ForAll("commands") AclCommand command, @ForAll int cut) {
    byte[] bytes = AclCommandCodec.encode(command);
    byte[] part = Arrays.copyOf(bytes, Math.floorMod(cut, bytes.length));
    assertThrows(
        MalformedCommandException.class, () -> AclCommandCodec.decode(ByteBuffer.wrap(part)));
  }

  @Property(tries = 1000)
  void shouldReadOrRefuseAnyBytes(@ForAll byte[] bytes, @ForAll("kinds") byte kind) {
    byte[] known = bytes.length < 2 ? new byte[2] : bytes.clone();
    known[0] = 1;
    known[1] = kind;
    for (byte[] payload : new byte[][] {bytes, known}) {
      try {
        assertNotNull(AclCommandCodec.decode(ByteBuffer.wrap(payload)));
      } catch (MalformedCommandException e) {
        assertNotNull(e.getMessage());
      }
    }
  }

  @Property(tries = 500)
  void shouldReadOrRefuseAnyJson(@ForAll("json") String json, @ForAll("kinds") byte kind) {
    byte[] text = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    ByteBuffer payload =
        ByteBuffer.allocate(2 + text.length).put((byte) 1).put(kind).put(text).flip();
    try {
      assertNotNull(AclCommandCodec.decode(payload));
    } catch (MalformedCommandException e) {
      assertNotNull(e.getMessage());
    }
  }

  @Provide
  Arbitrary<Byte> kinds() {
    return Arbitraries.bytes().between((byte) 0, (byte) 20);
  }

  @Provide
  Arbitrary<String> json() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            "\"token\":",
            "\"policy\":",
            "\"accessor\":",
            "\"a\"",
            "1",
            "9999999999999999999",
            "true",
            "null",
            "\"policies\":",
            "1.5",
            "{\"id\":1}")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<AclCommand> commands() {
    return Arbitraries.strings()
        .ofMaxLength(12)
        .map(AclCommandCodecPropertyTest::all)
        .flatMap(Arbitraries::of);
  }

  private static List<AclCommand> all(String text) {
    TokenRow token =
        new TokenRow(
            "a" + text,
            text,
            text,
            List.of(text),
            List.of(),
            List.of(new ServiceIdentity(text, List.of(text, "dc2"))),
            List.of(new NodeIdentity(text, text)),
            List.of(new TemplatedPolicy(text, text, List.of())),
            true,
            text,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            text,
            text,
            1,
            -1);
    PolicyRow policy = new PolicyRow(text, text, text, text, List.of(text), 0, 7);
    RoleRow role = new RoleRow(text, text, "", List.of(), List.of(), List.of(), List.of(), 0, 0);
    AuthMethodRow method = new AuthMethodRow(text, text, "", "", 5, "", "{}", 0, 0);
    BindingRuleRow rule = new BindingRuleRow(text, "", text, text, text, text, text, 0, 0);
    List<Link> links = List.of(new Link(text, ""), new Link("", text));
    return List.of(
        new AclCommand.Initialization(List.of(policy), List.of(token)),
        new AclCommand.Bootstrap(token, 5),
        new AclCommand.TokenCreation(token, links, List.of(), true),
        new AclCommand.TokenChange(token, List.of(), links, false, 9),
        new AclCommand.TokenClone(text, text, text, text, 1),
        new AclCommand.TokenDeletion(text),
        new AclCommand.Logout(text),
        new AclCommand.Expiry(List.of(text, text), 3),
        new AclCommand.PolicyWrite(policy, true),
        new AclCommand.PolicyDeletion(text),
        new AclCommand.RoleWrite(role, links, false),
        new AclCommand.RoleDeletion(text),
        new AclCommand.MethodWrite(method),
        new AclCommand.MethodDeletion(text),
        new AclCommand.BindingWrite(rule, true),
        new AclCommand.BindingDeletion(text),
        new AclCommand.Replica(
            List.of(policy),
            List.of(role),
            List.of(token),
            List.of(text),
            List.of(),
            List.of(text)),
        new AclCommand.OldTokenWrite(token),
        new AclCommand.OldTokenDeletion(text),
        new AclCommand.OldTokenClone(text, text, text, 4));
  }
}
