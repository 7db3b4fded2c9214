package dev.sanca.packager.wheel;

import java.nio.file.Path;

/**
 * A Java that comes in the wheel, so that the user needs none.
 *
 * @param home the folder that {@code jlink} made
 * @param platform what it runs on, as wheels say it, such as {@code manylinux_2_17_x86_64}
 */
public record BundledJava(Path home, String platform) {}
