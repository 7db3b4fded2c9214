package dev.sanca.tests.convert;

import dev.sanca.Converter;
import dev.sanca.Interpreter;
import dev.sanca.PyObject;

/** A converter that ServiceLoader finds. */
public final class ServiceConverter implements Converter<ServiceConverter.Celsius> {
    /** Only made for this. */
    public record Celsius(double degrees) {}

    /** For ServiceLoader. */
    public ServiceConverter() {}

    @Override
    public Class<Celsius> type() {
        return Celsius.class;
    }

    @Override
    public Object toPython(Interpreter python, Celsius value) {
        return value.degrees() + " C";
    }

    @Override
    public Celsius toJava(PyObject object) {
        return new Celsius(Double.parseDouble(object.as(String.class).replace(" C", "")));
    }
}
