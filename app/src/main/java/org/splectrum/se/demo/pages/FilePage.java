package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

/** A file. */
public record FilePage(Frame frame, FileView file) {
    public FilePage {
        requireNonNull(frame, "frame is null");
        requireNonNull(file, "file is null");
    }
}
