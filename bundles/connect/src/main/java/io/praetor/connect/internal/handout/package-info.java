/** Client agents get certificates: the server's part that is not HTTP. */
package io.praetor.connect.internal.handout;
