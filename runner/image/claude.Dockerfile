# A sealed image with Claude Code, one native program; a layer of its own because it is large and seldom changes.
ARG PARENT
FROM ${PARENT}
COPY claude /usr/local/bin/claude
