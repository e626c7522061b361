/** What is answered, without a socket. */
package io.praetor.dns.internal.answer;
