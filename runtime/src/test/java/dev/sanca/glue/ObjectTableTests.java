package dev.sanca.glue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Entries that were looked for and entries that were not, removed in any order. No Python. */
class ObjectTableTests {
    /** An entry as it should be. */
    private record Expected(Object object, long pointer, int number) {}

    private final List<Expected> all = new ArrayList<>();
    private final Random random = new Random(7);
    private long lastPointer;

    private void add() {
        // Equal objects are not the same.
        Object object = new String("a");
        lastPointer++;
        all.add(new Expected(object, lastPointer, ObjectTable.add(object, lastPointer)));
    }

    private void removeAny() {
        Expected removed = all.remove(random.nextInt(all.size()));
        ObjectTable.remove(removed.number);
        if (random.nextInt(100) == 0) {
            assertThat(ObjectTable.find(removed.object, _ -> true)).isZero();
        }
    }

    private void findAny() {
        Expected known = all.get(random.nextInt(all.size()));
        assertThat(ObjectTable.find(known.object, _ -> true)).isEqualTo(known.pointer);
        assertThat(ObjectTable.find(known.object, _ -> false)).isZero();
    }

    @Test
    void whatWasAddedIsFoundAndWhatWasRemovedIsNot() {
        int before = ObjectTable.size();
        for (int round = 0; round < 100_000; round++) {
            int what = random.nextInt(100);
            if (all.size() < 10 || what < 51) {
                add();
            } else if (what < 99) {
                removeAny();
            } else {
                findAny();
            }
        }
        assertThat(ObjectTable.size()).isEqualTo(before + all.size());
        for (Expected known : all) {
            assertThat(ObjectTable.get(known.number)).isSameAs(known.object);
            assertThat(ObjectTable.find(known.object, _ -> true)).isEqualTo(known.pointer);
        }
        while (!all.isEmpty()) {
            removeAny();
        }
        assertThat(ObjectTable.size()).isEqualTo(before);
    }

    @Test
    void oneObjectMayHaveSeveralPythonObjects() {
        Object object = new Object();
        int one = ObjectTable.add(object, 1001);
        int two = ObjectTable.add(object, 1002);
        assertThat(ObjectTable.find(object, pointer -> pointer == 1001)).isEqualTo(1001);
        ObjectTable.remove(one);
        assertThat(ObjectTable.find(object, pointer -> pointer == 1001)).isZero();
        assertThat(ObjectTable.find(object, pointer -> pointer == 1002)).isEqualTo(1002);
        ObjectTable.remove(two);
        assertThat(ObjectTable.find(object, _ -> true)).isZero();
    }
}
