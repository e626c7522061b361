package io.praetor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class GoFlagsTest {

  @CommandLine.Command
  static final class Sample implements Command {
    @Option(names = {"-name", "--name"})
    private String name = "default";

    @Option(names = {"-on", "--on"})
    private boolean on;

    @Option(names = {"-number", "--number"})
    private long number;

    @Parameters private List<String> rest = new ArrayList<>();

    @Override
    public int run(Terminal terminal) {
      return OK;
    }

    @Override
    public String usage() {
      return "sample";
    }

    @Override
    public String about() {
      return "A sample.";
    }
  }

  private static Sample parse(String... args) throws FlagException {
    Sample sample = new Sample();
    assertEquals(GoFlags.Result.RUN, new GoFlags(sample).parse(List.of(args)));
    return sample;
  }

  private static String mistake(String... args) {
    return assertThrows(FlagException.class, () -> new GoFlags(new Sample()).parse(List.of(args)))
        .getMessage();
  }

  @Test
  void shouldReadValuesInEveryForm() throws FlagException {
    assertEquals("v", parse("-name=v").name);
    assertEquals("v", parse("-name", "v").name);
    assertEquals("v", parse("--name=v").name);
    assertEquals("v", parse("--name", "v").name);
    assertEquals("", parse("-name=").name);
    assertEquals("a=b", parse("-name=a=b").name);
    assertEquals("-on", parse("-name", "-on").name);
    assertEquals("last", parse("-name=first", "-name=last").name);
    assertEquals("\"quoted\"", parse("-name=\"quoted\"").name);
    assertEquals("@file", parse("-name", "@file").name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-on", "--on", "-on=true", "-on=1", "-on=T"})
  void shouldSwitchOn(String argument) throws FlagException {
    assertTrue(parse(argument).on);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-on=false", "-on=0", "-on=F", "--on=FALSE"})
  void shouldSwitchOff(String argument) throws FlagException {
    assertFalse(parse("-on", argument).on);
  }

  @Test
  void shouldNotTakeTheNextWordForABoolean() throws FlagException {
    Sample sample = parse("-on", "false");
    assertTrue(sample.on);
    assertEquals(List.of("false"), sample.rest);
  }

  @Test
  void shouldEndFlagsAtTheFirstOtherWord() throws FlagException {
    assertEquals(List.of("key", "-name=v"), parse("key", "-name=v").rest);
    assertEquals(List.of("-"), parse("-").rest);
    assertEquals(List.of("-on"), parse("--", "-on").rest);
    assertEquals(List.of("@file", ""), parse("@file", "").rest);
  }

  @Test
  void shouldReadUnsignedNumbers() throws FlagException {
    assertEquals(-1L, parse("-number=18446744073709551615").number);
    assertEquals("invalid value \"-5\" for flag -number: parse error", mistake("-number", "-5"));
    assertEquals("invalid value \"x\" for flag -number: parse error", mistake("--number=x"));
  }

  @Test
  void shouldSayMistakesAsGoDoes() {
    assertEquals("flag provided but not defined: -nonsense", mistake("-nonsense"));
    assertEquals("flag provided but not defined: -nonsense", mistake("--nonsense=1", "key"));
    assertEquals("flag provided but not defined: -onname", mistake("-onname"));
    assertEquals("flag needs an argument: -name", mistake("-name"));
    assertEquals("invalid boolean value \"maybe\" for -on: parse error", mistake("-on=maybe"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "-help", "--help"})
  void shouldAskForHelp(String argument) throws FlagException {
    assertEquals(
        GoFlags.Result.HELP, new GoFlags(new Sample()).parse(List.of("-on", argument, "key")));
  }
}
