# The base of the runner image where Debian's own slim image can be pulled.
ARG FROM=debian:bookworm-slim
FROM ${FROM}
COPY furnish.sh extra-ca.pem /tmp/
RUN /bin/sh /tmp/furnish.sh && rm -f /tmp/furnish.sh /tmp/extra-ca.pem
ENV PATH=/usr/local/bin:/usr/bin:/bin
