# The base with Claude Code, one native program; a layer of its own because it is large and seldom changes.
ARG BASE
FROM ${BASE}
COPY claude /usr/local/bin/claude
