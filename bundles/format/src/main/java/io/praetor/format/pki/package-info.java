/** Keys and certificates as PEM text. Needs Bouncy Castle, which is a bundle. */
package io.praetor.format.pki;
