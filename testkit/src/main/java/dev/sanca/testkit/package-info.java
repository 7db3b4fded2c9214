/**
 * Helpers for tests of programs that host Python.
 */
package dev.sanca.testkit;
