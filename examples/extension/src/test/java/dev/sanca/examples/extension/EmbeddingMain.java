package dev.sanca.examples.extension;

import dev.sanca.ConversionException;
import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.PythonConfig;
import dev.sanca.capi.PyModInitFunction;
import java.util.List;

/** A Java program that shares instances with Python. */
public final class EmbeddingMain {
    private EmbeddingMain() {}

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    /**
     * Runs the program.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        PythonConfig config = PythonConfig.isolated().withModule("shapes", PyModInitFunction.address(ShapesGlue::PyInit_shapes));
        try (Interpreter python = Interpreter.start(config)) {
            Shapes.Point early = new Shapes.Point(1, 2);
            require(!python.toPython(early).type().attr("__module__").as(String.class).equals("shapes"), "not imported yet");
            PyObject shapes = python.importModule("shapes");
            Shapes.Counter counter = new Shapes.Counter(3, 1);
            PyObject object = python.toPython(counter);
            require(object.as(Shapes.Counter.class) == counter, "the same object back");
            require(object.as(Object.class) == counter, "the same object as an Object");
            require(python.toPython(counter).equals(object), "the same Python object");
            require(python.toPython(early).type().equals(shapes.attr("Point")), "records are those of the module, once it is imported");
            require(
                    python.eval("__import__('shapes').Counter(7)").as(Shapes.Counter.class).getValue() == 7, "made in Python");
            require(python.toPython(Shapes.Color.RED).equals(shapes.attr("Color").attr("RED")), "enum constants");
            require(shapes.attr("Color").attr("BLUE").as(Object.class) == Shapes.Color.BLUE, "enum constants back");
            require(python.toPython(List.of(counter, early)).as(List.class).equals(List.of(counter, early)), "in lists");
            PyObject identity = python.eval("lambda x: x");
            require(identity.call(counter).as(Shapes.Counter.class) == counter, "through a function");
            try {
                python.toPython(3).as(Shapes.Counter.class);
                throw new AssertionError("an int is no Counter");
            } catch (ConversionException refused) {
                require(refused.getMessage().contains("expected Counter, got int"), refused.getMessage());
            }
        }
    }
}
