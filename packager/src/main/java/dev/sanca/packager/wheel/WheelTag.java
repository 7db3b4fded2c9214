package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;

/**
 * What a wheel runs on (<a href="https://peps.python.org/pep-0425/">PEP 425</a>).
 *
 * @param python the Python, such as {@code py3}
 * @param abi its ABI; {@code none}, as Java modules have nothing compiled against it
 * @param platform the platform, or {@code any}
 */
public record WheelTag(String python, String abi, String platform) {
    /** Any Python 3, any platform. */
    public static final WheelTag ANY = new WheelTag("py3", "none", "any");

    /**
     * Checks the parts.
     *
     * @throws BuildException if one can't be part of a file name
     */
    public WheelTag {
        for (String part : new String[] {python, abi, platform}) {
            if (!part.matches("[A-Za-z0-9_.]+")) {
                throw new BuildException("\"" + part + "\" cannot be part of a wheel's tag: letters, digits, '_' and '.' are allowed");
            }
        }
    }

    /**
     * {@return the tag of a wheel with a platform's files in it}
     *
     * @param platform such as {@code manylinux_2_17_x86_64}
     */
    public static WheelTag of(String platform) {
        return new WheelTag(ANY.python, ANY.abi, platform);
    }

    /** {@return whether one wheel serves every platform} */
    public boolean isPure() {
        return platform.equals("any");
    }

    @Override
    public String toString() {
        return python + "-" + abi + "-" + platform;
    }
}
