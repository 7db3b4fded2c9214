package dev.sanca.tests.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sanca.ConversionException;
import dev.sanca.Converter;
import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.TypeRef;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Users' converters, and what gives its elements one by one. */
class ConverterTests {
    private final Interpreter python = ConvertPython.embedded();

    private static class Shape {
        final int corners;

        Shape(int corners) {
            this.corners = corners;
        }
    }

    private static final class Square extends Shape {
        Square() {
            super(4);
        }
    }

    private static final class ShapeConverter implements Converter<Shape> {
        private PyObject seen;

        @Override
        public Class<Shape> type() {
            return Shape.class;
        }

        @Override
        public Object toPython(Interpreter python, Shape shape) {
            return Map.of("corners", shape.corners);
        }

        @Override
        public Shape toJava(PyObject object) {
            seen = object;
            return new Shape(object.item("corners").toInt());
        }
    }

    @Test
    void convertBothWaysInAllPlaces() {
        ShapeConverter converter = new ShapeConverter();
        python.register(converter);
        assertThat(ConvertPython.repr(python, List.of(new Shape(3), new Square()))).isEqualTo("[{'corners': 3}, {'corners': 4}]");
        List<Shape> shapes = python.eval("[{'corners': 5}, None]").as(new TypeRef<>() {});
        assertThat(shapes.getFirst().corners).isEqualTo(5);
        assertThat(shapes.getLast()).isNull();
        assertThat(converter.seen.isOpen()).as("borrowed for the call only").isFalse();
        assertThatExceptionOfType(ConversionException.class).as("not the class that was asked for")
                .isThrownBy(() -> python.eval("{'corners': 4}").as(Square.class));
    }

    @Test
    void whatIsRegisteredLastOrIsCloserComesFirst() {
        python.register(new ShapeConverter());
        python.register(new Converter<Square>() {
            @Override
            public Class<Square> type() {
                return Square.class;
            }

            @Override
            public Object toPython(Interpreter python, Square square) {
                return python.eval("'a square'");
            }

            @Override
            public String pythonType() {
                return "__main__.PySquare";
            }

            @Override
            public Square toJava(PyObject object) {
                return new Square();
            }
        });
        assertThat(ConvertPython.repr(python, List.of(new Square(), new Shape(1)))).isEqualTo("['a square', {'corners': 1}]");
        python.exec("class PySquare: pass");
        assertThat(python.eval("PySquare()").as(Object.class)).isInstanceOf(Square.class);
        assertThat(python.eval("[PySquare()]").as(List.class).getFirst()).isInstanceOf(Square.class);
    }

    @Test
    void oneWayIsEnough() {
        record Celsius(double degrees) {}
        python.register(new Converter<Celsius>() {
            @Override
            public Class<Celsius> type() {
                return Celsius.class;
            }

            @Override
            public Object toPython(Interpreter python, Celsius value) {
                return value.degrees();
            }
        });
        assertThat(ConvertPython.repr(python, new Celsius(20.5))).isEqualTo("20.5");
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.eval("[20.5]").as(Celsius[].class))
                .withMessageStartingWith("[0]: there is no conversion from Python to");
    }

    @Test
    void areFoundAsServices() {
        assertThat(ConvertPython.repr(python, List.of(new ServiceConverter.Celsius(20.5)))).isEqualTo("['20.5 C']");
        assertThat(python.eval("'1.5 C'").as(ServiceConverter.Celsius.class)).isEqualTo(new ServiceConverter.Celsius(1.5));
    }

    @Test
    void takeOverWhatTheyReturn() {
        List<PyObject> made = new ArrayList<>();
        python.register(new Converter<Thread>() {
            @Override
            public Class<Thread> type() {
                return Thread.class;
            }

            @Override
            public Object toPython(Interpreter python, Thread thread) {
                made.add(python.eval("object()"));
                return made.getLast();
            }
        });
        python.toPython(new Thread()).close();
        assertThat(made.getFirst().isOpen()).isFalse();
    }

    @Test
    void aConverterThatCallsItselfForeverIsStopped() {
        record Loop() {}
        python.register(new Converter<Loop>() {
            @Override
            public Class<Loop> type() {
                return Loop.class;
            }

            @Override
            public Object toPython(Interpreter python, Loop loop) {
                return loop;
            }
        });
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.toPython(new Loop())).withMessageContaining("500 deep");
    }

    @Test
    void iteratorsAreReadAsTheyAreAskedFor() {
        Iterator<Integer> endless = IntStream.iterate(1, i -> i * 2).iterator();
        try (PyObject first = python.eval("lambda i: [next(i), next(i), next(i)]")) {
            assertThat(first.call(endless).as(int[].class)).containsExactly(1, 2, 4);
            assertThat(endless.next()).isEqualTo(8);
        }
        Stream<String> stream = python.eval("(x for x in 'abc')").as(new TypeRef<>() {});
        assertThat(stream.map(String::toUpperCase)).containsExactly("A", "B", "C");
        Iterator<Integer> numbers = python.eval("[1, 'x']").as(new TypeRef<>() {});
        assertThat(numbers.next()).isEqualTo(1);
        assertThatExceptionOfType(ConversionException.class).isThrownBy(numbers::next);
        Iterable<Integer> again = () -> List.of(1, 2).iterator();
        assertThat(python.eval("lambda i: list(i) + list(i)").call(again).repr()).isEqualTo("[1, 2, 1, 2]");
        assertThat(python.eval("sum").call(IntStream.range(0, 10)).toInt()).isEqualTo(45);
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.eval("5").as(Iterator.class))
                .withMessage("expected an iterable, got int 5");
    }
}
