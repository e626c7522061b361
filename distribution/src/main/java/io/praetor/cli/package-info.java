/**
 * The command line: which command the words name, its flags in Go's dialect, its help and its exit
 * status. Commands that ask an agent do so over HTTP; nothing here knows what runs inside one.
 */
package io.praetor.cli;
