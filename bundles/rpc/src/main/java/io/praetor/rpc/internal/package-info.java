/** From settings to the server port and the relay. */
package io.praetor.rpc.internal;
