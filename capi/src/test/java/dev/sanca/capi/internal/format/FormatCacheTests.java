package dev.sanca.capi.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FormatCacheTests {
    @Test
    void remembersAndStaysSmall() {
        FormatCache<Integer, Object> cache = new FormatCache<>(_ -> new Object());
        assertThat(cache.get(1)).isSameAs(cache.get(1));
        for (int i = 0; i < 10_000; i++) {
            cache.get(i);
        }
        assertThat(cache.size()).isLessThanOrEqualTo(1024);
    }

    @Test
    void keywordListsAreSharedAndDoNotFollowTheArray() {
        String[] names = {"a", "b"};
        KeywordList list = KeywordList.of(names);
        assertThat(KeywordList.of(new String[] {"a", "b", null})).isSameAs(list);
        names[0] = "c";
        assertThat(KeywordList.of(new String[] {"a", "b"})).isSameAs(list);
        assertThat(KeywordList.of(names)).isNotSameAs(list);
        assertThatIllegalArgumentException().isThrownBy(() -> KeywordList.of(new String[] {"a", null, "b"}));
        assertThatIllegalArgumentException().isThrownBy(() -> KeywordList.of(new String[] {"a\0"}));
    }
}
