package io.praetor.testkit.cli;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.spi.cli.Command;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A good command passes, and the contract notices what is wrong with others. */
class CommandContractTest {

  private static final Command GREETING =
      (arguments, environment, out) -> {
        out.println("hello " + String.join(" ", arguments));
        return arguments.isEmpty() ? 1 : 0;
      };

  @Test
  void shouldNoticeWhoClosesTheOutput() {
    assertNoticed(
        of(
                (arguments, environment, out) -> {
                  out.close();
                  return 0;
                })
            ::shouldDoWhatItIsAsked);
  }

  @Test
  void shouldNoticeWhoSaysNothingOfAFailure() {
    assertNoticed(
        of((arguments, environment, out) -> arguments.isEmpty() ? 1 : 0)
            ::shouldEndWithoutArguments);
  }

  @Test
  void shouldNoticeWhoBreaksOnWhatNobodyExpects() {
    assertNoticed(
        of((arguments, environment, out) -> arguments.get(0).charAt(0) == 'w' ? 0 : 1)
            ::shouldEndWithoutArguments);
    assertNoticed(
        of((arguments, environment, out) -> arguments.get(0).charAt(0) > 0 ? 0 : 1)
            ::shouldEndWhateverItsArgumentsAre);
  }

  @Test
  void shouldNoticeWhoNeedsAnEnvironment() {
    assertNoticed(
        of((arguments, environment, out) -> environment.get("CONSUL_HTTP_ADDR").length())
            ::shouldEndWithoutAnEnvironment);
  }

  private static void assertNoticed(Executable test) {
    assertThrows(AssertionError.class, test);
  }

  private static CommandContract of(Command command) {
    return new CommandContract() {
      @Override
      protected Command create() {
        return command;
      }

      @Override
      protected List<String> good() {
        return List.of("world");
      }
    };
  }

  @Nested
  class Good extends CommandContract {

    @Override
    protected Command create() {
      return GREETING;
    }

    @Override
    protected List<String> good() {
      return List.of("world");
    }
  }
}
