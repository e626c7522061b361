/** Commands that change keys and values: their form in the log, and what they do to the state. */
package io.praetor.kv.internal.command;
