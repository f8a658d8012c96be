package org.splectrum.se.merge;

/** What of a line counts when two are compared. */
enum Look {
    /** Everything but white space. */
    BARE {
        @Override
        String of(Line line) {
            return line.bare();
        }
    },
    /** How far it is indented too, for languages and texts where that means something. */
    INDENTED {
        @Override
        String of(Line line) {
            String expanded = line.text().replace("\t", "    ");
            return expanded.substring(
                            0, expanded.length() - expanded.stripLeading().length())
                    + line.bare();
        }
    };

    abstract String of(Line line);
}
