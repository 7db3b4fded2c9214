package dev.sanca.embedded.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformTests {
    @Test
    void namesAreThoseOfTheClassifiers() {
        assertThat(Platform.name("Linux", "amd64")).isEqualTo("linux-x86_64");
        assertThat(Platform.name("Linux", "aarch64")).isEqualTo("linux-arm64");
        assertThat(Platform.name("Mac OS X", "aarch64")).isEqualTo("macosx-arm64");
        assertThat(Platform.name("Windows 11", "amd64")).isEqualTo("windows-x86_64");
        assertThat(Platform.name("FreeBSD", "riscv64")).isEqualTo("freebsd-riscv64");
    }

    @Test
    void theCacheIsWhereEachSystemHasIt() {
        assertThat(cache("Linux", Map.of(), Map.of())).isEqualTo(Path.of("/home/me/.cache/sanca"));
        assertThat(cache("Linux", Map.of(), Map.of("XDG_CACHE_HOME", "/xdg"))).isEqualTo(Path.of("/xdg/sanca"));
        assertThat(cache("Linux", Map.of(), Map.of("XDG_CACHE_HOME", "relative"))).isEqualTo(Path.of("/home/me/.cache/sanca"));
        assertThat(cache("Mac OS X", Map.of(), Map.of())).isEqualTo(Path.of("/home/me/Library/Caches/sanca"));
        assertThat(cache("Windows 11", Map.of(), Map.of("LOCALAPPDATA", "/local"))).isEqualTo(Path.of("/local/sanca"));
        assertThat(cache("Windows 11", Map.of(), Map.of())).isEqualTo(Path.of("/home/me/AppData/Local/sanca"));
    }

    @Test
    void thePropertyAndThenTheVariableChooseTheCache() {
        assertThat(cache("Linux", Map.of(), Map.of("SANCA_CACHE", "/env", "XDG_CACHE_HOME", "/xdg"))).isEqualTo(Path.of("/env"));
        assertThat(cache("Linux", Map.of("sanca.cache", "/property"), Map.of("SANCA_CACHE", "/env"))).isEqualTo(Path.of("/property"));
    }

    private static Path cache(String system, Map<String, String> properties, Map<String, String> environment) {
        Map<String, String> all = new java.util.HashMap<>(properties);
        all.put("os.name", system);
        all.put("user.home", "/home/me");
        return CacheDirectory.of(all::get, environment::get);
    }
}
