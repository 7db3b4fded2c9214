package dev.sanca.capi;

/** Functions with a variable number of arguments. */
public abstract class Variadics extends RefCounting {
    Variadics() {}
}
