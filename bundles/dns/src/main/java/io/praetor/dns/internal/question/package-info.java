/** What a name asks for. */
package io.praetor.dns.internal.question;
