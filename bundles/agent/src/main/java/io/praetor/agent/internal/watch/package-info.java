/**
 * Watches: reads that wait for changes, and who is told of them. What makes up a watch's progress
 * and what its handlers see is plain code that the command line uses, too.
 */
package io.praetor.agent.internal.watch;
