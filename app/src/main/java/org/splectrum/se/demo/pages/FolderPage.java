package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

/** A folder. */
public record FolderPage(Frame frame, FolderView folder) {
    public FolderPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(folder, "folder is null");
    }
}
