/** The modules and the program of the chapter "Extending Python with Java", {@code docs/extending.md}. */
package dev.sanca.examples.tutorial;
