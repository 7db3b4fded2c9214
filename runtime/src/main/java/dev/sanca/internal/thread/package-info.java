/** How Java threads share an interpreter. */
package dev.sanca.internal.thread;
