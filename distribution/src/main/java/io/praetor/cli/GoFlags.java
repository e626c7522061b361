package io.praetor.cli;

import io.praetor.config.internal.syntax.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * picocli, made to read flags as Go's {@code flag} package does: one dash or two, {@code -x=v} or
 * {@code -x v}, booleans as {@code -x} or {@code -x=false}, no clusters, and the first word that is
 * no flag ends them.
 */
final class GoFlags {

  /** What the arguments ask for. */
  enum Result {
    RUN,
    HELP
  }

  private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");
  private static final Set<String> HELP = Set.of("h", "help");

  private final CommandLine parser;

  GoFlags(Command command) {
    parser = new CommandLine(command);
    parser
        .setPosixClusteredShortOptionsAllowed(false)
        .setStopAtPositional(true)
        .setOverwrittenOptionsAllowed(true)
        .setExpandAtFiles(false)
        .setAbbreviatedOptionsAllowed(false)
        .setAllowOptionsAsOptionParameters(true)
        .setUnmatchedOptionsAllowedAsOptionParameters(true);
    ITypeConverter<Boolean> bool = GoFlags::bool;
    parser.registerConverter(Boolean.class, bool);
    parser.registerConverter(boolean.class, bool);
    ITypeConverter<Long> unsigned = Long::parseUnsignedLong;
    parser.registerConverter(Long.class, unsigned);
    parser.registerConverter(long.class, unsigned);
    parser.registerConverter(Duration.class, DurationText::parse);
  }

  CommandSpec spec() {
    return parser.getCommandSpec();
  }

  Result parse(List<String> args) throws FlagException {
    try {
      parser.parseArgs(args.toArray(String[]::new));
      return Result.RUN;
    } catch (UnmatchedArgumentException unknown) {
      String name = name(unknown.getUnmatched().get(0));
      if (HELP.contains(name)) {
        return Result.HELP;
      }
      throw new FlagException("flag provided but not defined: -" + name);
    } catch (MissingParameterException missing) {
      throw new FlagException("flag needs an argument: -" + nameOf(missing.getMissing().get(0)));
    } catch (ParameterException wrong) {
      throw new FlagException(describe(wrong));
    }
  }

  private static String describe(ParameterException wrong) {
    ArgSpec flag = wrong.getArgSpec();
    if (flag == null) {
      return wrong.getMessage();
    }
    boolean isBool = flag.type() == boolean.class || flag.type() == Boolean.class;
    return String.format(
        Locale.ROOT,
        isBool
            ? "invalid boolean value \"%s\" for -%s: parse error"
            : "invalid value \"%s\" for flag -%s: parse error",
        wrong.getValue(),
        nameOf(flag));
  }

  private static String nameOf(ArgSpec flag) {
    return name(((OptionSpec) flag).names()[0]);
  }

  /** {@code --flag=value} is called {@code flag}. */
  private static String name(String argument) {
    String name = argument.startsWith("--") ? argument.substring(2) : argument.substring(1);
    int end = name.indexOf('=');
    return end < 0 ? name : name.substring(0, end);
  }

  private static Boolean bool(String text) {
    if (TRUE.contains(text)) {
      return Boolean.TRUE;
    } else if (FALSE.contains(text)) {
      return Boolean.FALSE;
    }
    throw new TypeConversionException("parse error");
  }
}
