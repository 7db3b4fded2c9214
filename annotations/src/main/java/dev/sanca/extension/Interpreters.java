package dev.sanca.extension;

/** In which interpreters of one process a module may be imported. */
public enum Interpreters {
    /** In the main interpreter only. */
    MAIN_ONLY,
    /** Also in sub-interpreters that share the main one's lock, so that no two run at once. */
    SHARED_GIL,
    /** Also in sub-interpreters with a lock of their own: the module's methods run on several threads at once. */
    OWN_GIL
}
