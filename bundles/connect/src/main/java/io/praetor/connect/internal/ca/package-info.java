/** Certificates: who they are for, how they are asked for, and who signs them. */
package io.praetor.connect.internal.ca;
