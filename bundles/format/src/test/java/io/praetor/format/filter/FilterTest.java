package io.praetor.format.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.OperationFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterTest {

  private static final String REFUSAL = "Failed to create boolean expression evaluator: ";

  private record Port(String address, int number) {}

  private record Check(String status) {}

  private record Instance(
      String name,
      int port,
      boolean spare,
      List<String> tags,
      Map<String, String> meta,
      Port public_,
      Map<String, Port> ports,
      List<Check> checks) {}

  private static final Selectors<Port> PORT =
      Selectors.<Port>none().text("Address", Port::address).number("Port", Port::number);

  private static final Selectors<Instance> INSTANCE =
      Selectors.<Instance>none()
          .text("Name", Instance::name)
          .number("Port", Instance::port)
          .flag("Spare", Instance::spare)
          .texts("Tags", Instance::tags)
          .pairs("Meta", Instance::meta)
          .object("Public", Instance::public_, PORT)
          .map("Ports", Instance::ports, PORT)
          .list("Checks", Instance::checks, Selectors.<Check>none().text("Status", Check::status));

  private static final Instance WEB =
      new Instance(
          "web-1",
          80,
          false,
          List.of("a", "b"),
          Map.of("zone", "north", "odd key", "1"),
          new Port("10.0.0.1", 8080),
          Map.of("lan", new Port("10.0.0.2", 81)),
          List.of(new Check("passing"), new Check("critical")));

  private static final Instance BARE = new Instance(null, 0, true, null, null, null, null, null);

  private static boolean passes(String expression) {
    return Filter.of(expression, INSTANCE).test(WEB);
  }

  private static void is(boolean expected, String expression) {
    assertEquals(expected, passes(expression), expression);
  }

  private static void refused(String reason, String expression) {
    OperationFailedException refusal =
        assertThrows(OperationFailedException.class, () -> passes(expression), expression);
    assertEquals(REFUSAL + reason, refusal.getMessage());
  }

  @Test
  void shouldLetEverythingPassWithoutExpression() {
    is(true, "");
    is(true, null);
  }

  @Test
  void shouldCompareTexts() {
    is(true, "Name == \"web-1\"");
    is(false, "Name == web");
    is(true, "Name!=web");
    is(true, "Name contains `b-`");
    is(true, "\"eb\" in Name");
    is(false, "Name not contains \"eb\"");
    is(true, "Name matches \"^w.*[0-9]$\"");
    is(true, "Name matches `b-`");
    is(false, "Name not matches `b-`");
  }

  @Test
  void shouldCompareNumbersAndFlags() {
    is(true, "Port == 80");
    is(true, "Port == \"0x50\"");
    is(true, "Port != 81");
    is(true, "Spare == false");
    is(true, "Spare != T");
  }

  @Test
  void shouldLookIntoListsAndMaps() {
    is(true, "a in Tags");
    is(true, "Tags not contains c");
    is(false, "Tags is empty");
    is(true, "zone in Meta");
    is(true, "Meta[\"odd key\"] == 1");
    is(true, "Meta . zone == x or Meta.zone == north".replace(" . ", "."));
    is(true, "Public.Port == 8080");
    is(true, "Ports.lan.Address == \"10.0.0.2\"");
    is(true, "Ports is not empty");
  }

  @Test
  void shouldBeContentWithOneElementOfMany() {
    is(true, "Checks.Status == passing");
    is(true, "Checks.Status != passing");
    is(false, "Checks.Status == warning");
    is(false, "not Checks.Status == passing");
    is(true, "Checks is not empty");
  }

  @Test
  void shouldTakeWhatIsMissingForEmpty() {
    for (String expression :
        List.of(
            "Name == \"\"",
            "Tags is empty",
            "Meta is empty",
            "Checks is empty",
            "Meta.zone != north",
            "not Meta.zone == north",
            "Meta.zone not matches `.*`",
            "not Ports.lan.Address == \"\"",
            "not Public.Port == 0",
            "a not in Tags")) {
      assertEquals(true, Filter.of(expression, INSTANCE).test(BARE), expression);
    }
  }

  @Test
  void shouldBindNegationFirstAndDisjunctionLast() {
    is(true, "Port == 80 or Port == 1 and Port == 2");
    is(false, "(Port == 80 or Port == 1) and Port == 2");
    is(true, "not Port == 1 and Port == 80");
    is(false, "not (Port == 1 or Port == 80)");
    is(true, "not not Port == 80");
    is(true, " ( Port == 80 ) ");
    is(true, "(Port == 80) and (Name == \"web-1\")");
  }

  @Test
  void shouldRefuseInConsulsWords() throws IOException {
    for (String line : recorded()) {
      String[] parts = line.split("\t", 2);
      refused(parts[1].replace('\t', '\n'), parts[0]);
    }
  }

  private static List<String> recorded() throws IOException {
    try (InputStream file = FilterTest.class.getResourceAsStream("/filter/refusals.txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().filter(line -> !line.startsWith("#")).toList();
      assertFalse(lines.isEmpty());
      return lines;
    }
  }

  @Test
  void shouldCountColumnsInCharactersAndOffsetsInBytes() {
    refused("2:4 (13): rule \"string\": Unterminated string literal", "Port ==\n\"äö");
  }

  @Test
  void shouldRefuseWhatSelectorsDoNotHave() {
    refused("Selector \"Nope\" is not valid", "Nope == 1");
    refused("Selector \"Public.Nope\" is not valid", "Public.Nope.More == 1");
    refused("Selector \"Name.x\" is not valid", "Name.x == 1");
    refused("Invalid match operator \"Is Not Empty\" for selector \"Name\"", "Name is not empty");
    refused("Invalid match operator \"Equal\" for selector \"Public\"", "Public == 1");
    refused("Invalid match operator \"In\" for selector \"Port\"", "1 in Port");
    refused(
        "Failed to coerce value \"abc\" for selector \"Port\": strconv.ParseInt: parsing \"abc\":"
            + " invalid syntax",
        "Port == abc");
    refused(
        "Failed to coerce value \"9223372036854775808\" for selector \"Port\": strconv.ParseInt:"
            + " parsing \"9223372036854775808\": value out of range",
        "Port == 9223372036854775808");
    refused(
        "Failed to coerce value \"2\" for selector \"Spare\": strconv.ParseBool: parsing \"2\":"
            + " invalid syntax",
        "Spare == 2");
    refused(
        "Failed to compile regular expression \"[\": error parsing regexp: missing closing ]: `[`",
        "Name matches \"[\"");
  }

  @Test
  void shouldLimitWhatAnExpressionMayCost() {
    refused(
        "expression nests deeper than the allowed 128 levels",
        "(".repeat(Parser.MAX_DEPTH + 1) + "a == 1");
    refused("expression nests deeper than the allowed 128 levels", "not ".repeat(500) + "a == 1");
    refused(
        "expression has more than the allowed 16384 characters", "a".repeat(Parser.MAX_LENGTH + 1));
    refused(
        "Failed to compile regular expression \"(a{100}){100}\": error parsing regexp: invalid"
            + " repeat count: `{100}`",
        "Name matches \"(a{100}){100}\"");
    is(true, "(".repeat(Parser.MAX_DEPTH - 1) + "Port == 80" + ")".repeat(Parser.MAX_DEPTH - 1));
  }

  @Test
  void shouldReadLongChains() {
    String chain = "Port == 1" + " or Port == 1".repeat(1_000);
    is(false, chain);
    is(true, chain + " or Port == 80");
  }
}
