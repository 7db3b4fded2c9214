package dev.sanca.processor.model;

import com.palantir.javapoet.ClassName;

/**
 * A class of another module, which this one takes or gives.
 *
 * @param type the Java class
 * @param name its full Python name
 * @param module the full name of its module
 * @param root the module around that, with which it is imported; itself if there is none
 */
public record ForeignModel(ClassName type, String name, String module, String root) {}
