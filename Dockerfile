# syntax=docker/dockerfile:1
# Two stages: the first has Swift and builds dist/, the second has dist/ and the few libraries it needs.

FROM swift:6.3-bookworm AS build
WORKDIR /site
COPY Sources/Build/install.sh Sources/Build/install.sh
RUN Sources/Build/install.sh build
COPY . .
RUN Sources/Build/release.sh

FROM debian:bookworm-slim
LABEL org.opencontainers.image.title="Aerie" \
      org.opencontainers.image.description="A photo site built with Martlet" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN apt-get update \
    && apt-get install -y --no-install-recommends libsqlite3-0 libargon2-1 libxml2 libvips42 libbrotli1 libstdc++6 zlib1g tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin aerie \
    && install -d -o aerie -g aerie /data
COPY --from=build /site/dist /srv/aerie
USER 10001
ENV HOST=0.0.0.0 PORT=8080 DATA_DIR=/data LOG_FORMAT=json
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s CMD ["/srv/aerie/serve", "--health-check"]
# SIGTERM lets running requests finish; docker stop sends it.
ENTRYPOINT ["/srv/aerie/serve"]
