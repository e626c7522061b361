package io.praetor.dns.internal.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.message.Edns;
import io.praetor.dns.internal.message.MessageText;
import io.praetor.dns.internal.message.Query;
import io.praetor.dns.internal.message.Question;
import io.praetor.dns.internal.message.RecordData;
import io.praetor.dns.internal.message.RecordType;
import io.praetor.dns.internal.message.ResourceRecord;
import io.praetor.dns.internal.message.Response;
import io.praetor.dns.internal.message.ResponseCode;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FittingPropertyTest {

  private static final Client UDP = new Client(InetAddress.getLoopbackAddress(), false);
  private static final Client TCP = new Client(InetAddress.getLoopbackAddress(), true);
  private static final DomainName NAME = DomainName.parse("many.service.consul").orElseThrow();

  @Property(tries = 300)
  void shouldFitAndSayWhatIsMissing(
      @ForAll @IntRange(max = 400) int instances,
      @ForAll @IntRange(max = 70_000) int payload,
      @ForAll @IntRange(max = 300) int textBytes,
      @ForAll boolean compress,
      @ForAll boolean tell,
      @ForAll @IntRange(max = 10) int answerLimit) {
    Optional<Edns> edns =
        payload > 65_535 ? Optional.empty() : Optional.of(new Edns(payload, Optional.empty()));
    Response whole = places(instances, textBytes, edns);
    SizeRules rules = new SizeRules(answerLimit, compress, tell);
    byte[] message = Fitting.write(whole, rules, UDP);
    MessageText told = MessageText.of(message);
    int accepted = SizeRules.datagramBytes(whole.query());
    assertTrue(message.length <= accepted, message.length + " of " + accepted);
    boolean cut = told.answers().size() < instances;
    assertEquals(cut && tell, told.flags().contains("tc"));
    // One place and its address always fit.
    assertTrue(told.answers().size() >= Math.min(1, instances));
    if (accepted > SizeRules.UDP_BYTES && cut) {
      assertTrue(message.length > accepted - 200, "there was room: " + message.length);
    }
    if (accepted == SizeRules.UDP_BYTES) {
      assertTrue(told.answers().size() <= Math.max(1, Math.min(8, answerLimit)));
    }
    if (cut) {
      assertEquals(told.answers().size(), told.additionals().size(), "each with its address");
    }
  }

  @Property(tries = 50)
  void shouldFitIntoAStream(@ForAll @IntRange(min = 500, max = 6_000) int instances) {
    byte[] message = Fitting.write(places(instances, 0, none()), new SizeRules(3, true, true), TCP);
    MessageText told = MessageText.of(message);
    assertTrue(message.length <= SizeRules.TCP_BYTES_MAX);
    assertEquals(told.answers().size() < instances, told.flags().contains("tc"));
    assertTrue(told.answers().size() >= Math.min(instances, 900), "" + told.answers().size());
  }

  @Test
  void shouldSayThatSomethingIsThereThoughItDoesNotFit() {
    List<byte[]> parts = List.of(new byte[255], new byte[255], new byte[255]);
    ResourceRecord large = new ResourceRecord(NAME, 0, new RecordData.Text(parts));
    Response whole = response(List.of(large), List.of(), none());
    MessageText told = MessageText.of(Fitting.write(whole, new SizeRules(3, true, false), UDP));
    assertEquals(List.of(), told.answers());
    assertEquals("qr aa tc rd ", told.flags());
    assertEquals(
        1,
        MessageText.of(Fitting.write(whole, new SizeRules(3, true, false), TCP)).answers().size());
  }

  @Test
  void shouldRatherDropWhatIsBesideTheAnswer() {
    RecordData address = new RecordData.Address(new byte[4]);
    ResourceRecord node = new ResourceRecord(NAME, 0, address);
    List<byte[]> parts = List.of(new byte[255], new byte[255]);
    ResourceRecord text = new ResourceRecord(NAME, 0, new RecordData.Text(parts));
    Response whole = response(List.of(node), List.of(text), none());
    MessageText told = MessageText.of(Fitting.write(whole, new SizeRules(3, true, true), UDP));
    assertEquals(1, told.answers().size());
    assertEquals(List.of(), told.additionals());
    assertEquals("qr aa rd ", told.flags());
  }

  private static Optional<Edns> none() {
    return Optional.empty();
  }

  private static Response places(int count, int textBytes, Optional<Edns> edns) {
    List<ResourceRecord> answers = new ArrayList<>();
    List<ResourceRecord> additionals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      DomainName node = DomainName.parse("node-" + i + ".node.dc1.consul").orElseThrow();
      answers.add(new ResourceRecord(NAME, 0, new RecordData.Service(1, 1, 1_000 + i, node)));
      additionals.add(new ResourceRecord(node, 0, new RecordData.Address(new byte[4])));
      if (textBytes > 0) {
        RecordData text = new RecordData.Text(List.of(new byte[Math.min(255, textBytes)]));
        additionals.add(new ResourceRecord(node, 0, text));
      }
    }
    return response(answers, additionals, edns);
  }

  private static Response response(
      List<ResourceRecord> answers, List<ResourceRecord> additionals, Optional<Edns> edns) {
    Query query = new Query(1, true, false, new Question(NAME, RecordType.SRV), edns);
    return new Response(
        query, ResponseCode.NO_ERROR, true, false, false, answers, List.of(), additionals, edns);
  }
}
