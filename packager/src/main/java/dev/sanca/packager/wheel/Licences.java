package dev.sanca.packager.wheel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What poms call licences, and what <a href="https://spdx.org/licenses/">SPDX</a> calls them. */
final class Licences {
    private static final Map<Pattern, String> KNOWN = new LinkedHashMap<>();

    static {
        know("apache(?: software)?(?: licen[cs]e)?[ ,-]*(?:v|version)?[ .-]*2(?:\\.0)?", "Apache-2.0");
        know("mit(?: licen[cs]e)?", "MIT");
        know("(?:new |modified |revised )?bsd(?: licen[cs]e)?|bsd[ -]3(?:[ -]clause)?(?: licen[cs]e)?", "BSD-3-Clause");
        know("(?:simplified |freebsd )bsd(?: licen[cs]e)?|bsd[ -]2(?:[ -]clause)?(?: licen[cs]e)?", "BSD-2-Clause");
        know("(?:eclipse public licen[cs]e|epl)[ ,-]*(?:v|version)?[ .-]*2(?:\\.0)?", "EPL-2.0");
        know("(?:mozilla public licen[cs]e|mpl)[ ,-]*(?:v|version)?[ .-]*2(?:\\.0)?", "MPL-2.0");
        know("gnu general public licen[cs]e,? (?:v|version)? ?3(?:\\.0)?|gpl[ -]?v?3(?:\\.0)?", "GPL-3.0-only");
        know("gnu general public licen[cs]e,? (?:v|version)? ?2(?:\\.0)?|gpl[ -]?v?2(?:\\.0)?", "GPL-2.0-only");
        know("gnu lesser general public licen[cs]e,? (?:v|version)? ?3(?:\\.0)?|lgpl[ -]?v?3(?:\\.0)?", "LGPL-3.0-only");
        know("(?:cc0|public domain \\(cc0\\)).*", "CC0-1.0");
        know("isc(?: licen[cs]e)?", "ISC");
        know("(?:the )?unlicense", "Unlicense");
    }

    private static final Pattern SPDX = Pattern.compile(
            "(?:Apache-2\\.0|MIT(?:-0)?|0BSD|BSD-[234]-Clause|EPL-[12]\\.0|MPL-(?:1\\.1|2\\.0)|(?:L|A)?GPL-\\d\\.\\d-(?:only|or-later)|CC0-1\\.0|ISC"
            + "|Unlicense|Zlib|PSF-2\\.0|BSL-1\\.0|UPL-1\\.0|LicenseRef-[A-Za-z0-9.-]+)");

    private Licences() {}

    private static void know(String names, String expression) {
        KNOWN.put(Pattern.compile("(?:the )?(?:" + names + ")", Pattern.CASE_INSENSITIVE), expression);
    }

    /** The SPDX identifier, or nothing if the name says too little. */
    static String expression(String name) {
        String text = name.strip();
        if (SPDX.matcher(text).matches()) {
            return text;
        }
        return KNOWN.entrySet().stream().filter(known -> known.getKey().matcher(text).matches()).map(Map.Entry::getValue).findFirst()
                .orElse("");
    }
}
